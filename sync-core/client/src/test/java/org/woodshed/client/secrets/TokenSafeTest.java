package org.woodshed.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.secrets.TokenSafe.Opened;

/** Where the tokens live, with a real program as the keyring's tool and real files. */
@NullMarked
@DisabledOnOs(OS.WINDOWS)
class TokenSafeTest {
    private static final Tokens FIRST = new Tokens("access one", "refresh one");
    private static final Tokens SECOND = new Tokens("access two", "refresh two");

    @TempDir
    private Path folder;

    @TempDir
    private Path programs;

    private StandInTool tool;

    @BeforeEach
    void placeTool() throws IOException {
        tool = StandInTool.secretTool(programs);
    }

    private TokenSafe safe() {
        return new TokenSafe(folder, tool.keyring("Linux", folder));
    }

    private TokenSafe impatientSafe() {
        return new TokenSafe(folder, tool.keyring("Linux", folder, Duration.ofMillis(300)));
    }

    private String content() throws IOException {
        return Files.readString(folder.resolve("tokens.json"));
    }

    @Test
    void tokensAreSealedWithAKeyThatOnlyTheKeyringHas() throws IOException {
        safe().write(FIRST);
        assertThat(content()).contains("AES-256-GCM").doesNotContain("access one").doesNotContain("refresh one");
        assertThat(Files.getPosixFilePermissions(folder.resolve("tokens.json"))).isEqualTo(PosixFilePermissions
                .fromString("rw-------"));
        String key = tool.secrets().getFirst();
        assertThat(content()).doesNotContain(key);
        assertThat(tool.calls()).noneMatch(call -> call.contains(key) || call.contains("refresh one"));
        TokenSafe next = safe();
        assertThat(next.place()).isEqualTo(TokenPlace.KEYRING);
        assertThat(next.open()).isEqualTo(new Opened.Held(FIRST));
    }

    @Test
    void newTokensNeedNoSecondLookIntoTheKeyring() throws IOException {
        TokenSafe safe = safe();
        safe.write(FIRST);
        int calls = tool.calls().size();
        tool.set("locked");
        safe.write(SECOND);
        assertThat(tool.calls()).hasSize(calls);
        assertThat(safe.place()).isEqualTo(TokenPlace.KEYRING);
        tool.unset("locked");
        assertThat(safe().open()).isEqualTo(new Opened.Held(SECOND));
    }

    @Test
    void withoutAKeyringTheyLieInAFileForItsOwnerOnlyAndThatIsSaid() throws IOException {
        TokenSafe safe = new TokenSafe(folder, Keyring.NONE);
        assertThat(safe.place()).isEqualTo(TokenPlace.NONE);
        safe.write(FIRST);
        assertThat(safe.place()).isEqualTo(TokenPlace.FILE);
        assertThat(safe.open()).isEqualTo(new Opened.Held(FIRST));
        assertThat(Files.getPosixFilePermissions(folder.resolve("tokens.json"))).isEqualTo(PosixFilePermissions
                .fromString("rw-------"));
    }

    @Test
    void signingInWhileTheKeyringIsLockedOrSilentFallsBackToTheFile() throws IOException {
        tool.set("locked");
        TokenSafe locked = safe();
        locked.write(FIRST);
        assertThat(locked.place()).isEqualTo(TokenPlace.FILE);
        tool.unset("locked");
        tool.set("hangs");
        TokenSafe silent = impatientSafe();
        silent.write(SECOND);
        assertThat(silent.place()).isEqualTo(TokenPlace.FILE);
        assertThat(silent.open()).isEqualTo(new Opened.Held(SECOND));
    }

    @Test
    void whoWasAskedInVainIsLeftInPeaceUntilTheyWantIt() throws IOException {
        safe().write(FIRST);
        tool.set("hangs");
        TokenSafe safe = impatientSafe();
        assertThat(safe.open()).isEqualTo(new Opened.Locked());
        int calls = tool.calls().size();
        tool.unset("hangs");
        assertThat(safe.open()).isEqualTo(new Opened.Locked());
        assertThat(tool.calls()).hasSize(calls);
        safe.askAgain();
        assertThat(safe.open()).isEqualTo(new Opened.Held(FIRST));
    }

    @Test
    void aLockedKeyringIsNoSignOutAndOpensLater() throws IOException {
        safe().write(FIRST);
        tool.set("locked");
        TokenSafe safe = safe();
        assertThat(safe.open()).isEqualTo(new Opened.Locked());
        assertThat(safe.place()).isEqualTo(TokenPlace.KEYRING);
        tool.unset("locked");
        assertThat(safe.open()).isEqualTo(new Opened.Held(FIRST));
    }

    @Test
    void aSignInOfAnOlderVersionIsSealedAndNothingOfItStays() throws IOException {
        new TokenFile(folder).write(FIRST);
        TokenSafe safe = safe();
        assertThat(safe.place()).isEqualTo(TokenPlace.FILE);
        assertThat(safe.isSealable()).isTrue();
        safe.seal();
        assertThat(safe.place()).isEqualTo(TokenPlace.KEYRING);
        assertThat(content()).doesNotContain("refresh one");
        assertThat(safe().open()).isEqualTo(new Opened.Held(FIRST));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("tokens.json"));
        }
    }

    @Test
    void aKillBetweenKeyringAndFileLosesNoSessionAndLeavesNoSecondKey() throws Exception {
        new TokenFile(folder).write(FIRST);
        tool.set("kills");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), SealingProcess.class.getName(),
                folder.toString(), programs.toString()).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not ended").isNotZero();
        assertThat(tool.secrets()).as("the first step was done").hasSize(1);
        assertThat(safe().open()).isEqualTo(new Opened.Held(FIRST));
        tool.unset("kills");
        List<String> before = tool.secrets();
        safe().seal();
        assertThat(tool.secrets()).isEqualTo(before);
        assertThat(safe().place()).isEqualTo(TokenPlace.KEYRING);
        assertThat(safe().open()).isEqualTo(new Opened.Held(FIRST));
    }

    @Test
    void aKeyringThatLosesWhatItWasGivenIsNotTrusted() throws IOException {
        new TokenFile(folder).write(FIRST);
        Files.writeString(programs.resolve("secret-tool"), """
                #!/bin/sh
                [ $1 = store ] && cat > /dev/null && exit 0
                [ $1 = lookup ] && exit 1
                """);
        TokenSafe safe = safe();
        safe.seal();
        assertThat(safe.place()).isEqualTo(TokenPlace.FILE);
        assertThat(safe.open()).isEqualTo(new Opened.Held(FIRST));
    }

    @Test
    void afterClosingNothingIsSealedAnyMoreForAnotherProcessMayHaveNewerTokens() throws IOException {
        new TokenFile(folder).write(FIRST);
        TokenSafe late = safe();
        late.close();
        new TokenFile(folder).write(SECOND);
        late.seal();
        assertThat(safe().place()).isEqualTo(TokenPlace.FILE);
        assertThat(safe().open()).isEqualTo(new Opened.Held(SECOND));
    }

    @Test
    void signingOutTakesTokensAndKeyAway() throws IOException {
        TokenSafe safe = safe();
        safe.write(FIRST);
        safe.delete();
        assertThat(safe.open()).isEqualTo(new Opened.Nothing());
        assertThat(safe.place()).isEqualTo(TokenPlace.NONE);
        assertThat(tool.secrets()).isEmpty();
        assertThat(folder.resolve("tokens.json")).doesNotExist();
    }

    @Test
    void whatSomebodyChangedInTheFileIsNotTakenForTokens() throws IOException {
        safe().write(FIRST);
        String sealed = content();
        int text = sealed.indexOf("\"text\":\"") + 8;
        char other = sealed.charAt(text) == 'A' ? 'B' : 'A';
        Files.writeString(folder.resolve("tokens.json"), sealed.substring(0, text) + other + sealed.substring(text
                + 1));
        assertThat(safe().open()).isEqualTo(new Opened.Locked());
    }
}
