package org.woodshed.client.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The data protection of Windows (DPAPI), through PowerShell: what it seals for a person, only that person's sign-in to
 * Windows opens. It keeps nothing itself; what it sealed lies in a file of the data folder.
 */
final class WindowsKeyring implements Keyring {
    private static final String PROTECTION = "Add-Type -AssemblyName System.Security;"
            + "$text = [Console]::In.ReadToEnd().Trim();"
            + "$scope = [System.Security.Cryptography.DataProtectionScope]::CurrentUser;";
    private static final String SEAL = PROTECTION + "$bytes = [System.Text.Encoding]::UTF8.GetBytes($text);"
            + "[Console]::Out.Write([Convert]::ToBase64String("
            + "[System.Security.Cryptography.ProtectedData]::Protect($bytes, $null, $scope)))";
    private static final String OPEN = PROTECTION + "$bytes = [Convert]::FromBase64String($text);"
            + "[Console]::Out.Write([System.Text.Encoding]::UTF8.GetString("
            + "[System.Security.Cryptography.ProtectedData]::Unprotect($bytes, $null, $scope)))";

    private final ToolRun tool;
    private final String program;
    private final Path folder;

    /** @param program where PowerShell is */
    WindowsKeyring(String program, Path folder, ToolRun tool) {
        this.program = program;
        this.folder = folder;
        this.tool = tool;
    }

    @Override
    public Optional<String> find(String name) throws KeyringException {
        try {
            return Files.exists(file(name)) ? Optional.of(run(OPEN, Files.readString(file(name),
                    StandardCharsets.US_ASCII))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new KeyringException(KeyringException.Kind.REFUSED, "the sealed key can't be read");
        }
    }

    @Override
    public void keep(String name, String secret) throws KeyringException {
        try {
            DurableFile.write(file(name), run(SEAL, secret).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException unwritable) {
            throw new KeyringException(KeyringException.Kind.REFUSED, "the sealed key can't be written");
        }
    }

    @Override
    public void forget(String name) throws KeyringException {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException unwritable) {
            throw new KeyringException(KeyringException.Kind.REFUSED, "the sealed key can't be removed");
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".dpapi");
    }

    private String run(String script, String input) throws KeyringException {
        ToolRun.Ended ended = tool.run(List.of(program, "-NoProfile", "-NonInteractive", "-Command", script), input);
        if (!ended.well() || ended.output().isEmpty()) {
            throw new KeyringException(KeyringException.Kind.REFUSED, "the data protection of Windows ended with "
                    + ended.exitCode());
        }
        return ended.output();
    }
}
