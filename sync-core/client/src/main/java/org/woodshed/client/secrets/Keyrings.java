package org.woodshed.client.secrets;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the keyring of a machine. Pure, but for looking which programs there are. */
public final class Keyrings {
    /** {@code off} in this variable leaves the keyring alone: for tests, and for whoever wants no questions. */
    public static final String VARIABLE = "WOODSHED_KEYRING";

    private Keyrings() {}

    /**
     * The keyring of this machine; none if there is no program to reach it with.
     *
     * @param folder      the data folder
     * @param environment the person's variables: programs are looked for where they say
     */
    public static Keyring ofThisMachine(Path folder, Map<String, String> environment) {
        return of(System.getProperty("os.name", ""), folder, environment, ToolRun.USUAL);
    }

    static Keyring of(String system, Path folder, Map<String, String> environment, ToolRun tool) {
        if (environment.getOrDefault(VARIABLE, "").equalsIgnoreCase("off")) {
            return Keyring.NONE;
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return program("security", environment).<Keyring>map(path -> new MacKeychain(path, tool)).orElse(
                    Keyring.NONE);
        }
        if (name.startsWith("windows")) {
            String root = environment.get("SystemRoot");
            return root == null ? Keyring.NONE
                    : new WindowsKeyring(root + "\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", folder, tool);
        }
        return program("secret-tool", environment).<Keyring>map(path -> new SecretServiceKeyring(path, tool)).orElse(
                Keyring.NONE);
    }

    private static Optional<String> program(String name, Map<String, String> environment) {
        for (String place : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!place.isEmpty() && isProgram(place, name)) {
                return Optional.of(Path.of(place).resolve(name).toString());
            }
        }
        return Optional.empty();
    }

    private static boolean isProgram(String place, String name) {
        try {
            return Files.isExecutable(Path.of(place).resolve(name));
        } catch (InvalidPathException noPlace) {
            return false;
        }
    }
}
