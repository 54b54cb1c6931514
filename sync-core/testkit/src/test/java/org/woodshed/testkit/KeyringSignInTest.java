package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Ports;
import org.woodshed.client.SignOut;
import org.woodshed.client.SignOutResult;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.secrets.TokenPlace;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.PracticeTime;

/** A laptop whose sign-in is sealed with a key from the keyring, against a real server; the keyring's tool is a real program. */
@NullMarked
@EnabledOnOs(OS.LINUX)
class KeyringSignInTest {
    private static final String TOOL = """
            #!/bin/sh
            here="$(dirname "$0")"
            [ -e "$here/locked" ] && { echo "secret-tool: locked" >&2; exit 1; }
            for last; do :; done
            case "$1" in
              store) cat > "$here/$last.secret" ;;
              lookup) [ -e "$here/$last.secret" ] || exit 1; cat "$here/$last.secret" ;;
              clear) rm "$here/$last.secret" ;;
            esac
            """;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path folder;

    private TestServer server;
    private LocalWoodshed laptop;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(programs());
        Files.writeString(programs().resolve("secret-tool"), TOOL);
        Files.setPosixFilePermissions(programs().resolve("secret-tool"), PosixFilePermissions.fromString("rwx------"));
        server = TestServer.start(folder.resolve("server"));
        laptop = open(Map.of("PATH", programs() + ":/usr/bin:/bin"));
    }

    @AfterEach
    void stop() {
        laptop.close();
        server.close();
    }

    private Path programs() {
        return folder.resolve("programs");
    }

    private Path locked() {
        return programs().resolve("locked");
    }

    private LocalWoodshed open(Map<String, String> environment) {
        return LocalWoodshed.open(new WoodshedConfig(folder.resolve("laptop"), Clock.system(ZONE), new SecureRandom(),
                Ports.ofPerson(Duration.ofSeconds(20), environment)));
    }

    private void reopen() {
        laptop.close();
        laptop = open(Map.of("PATH", programs() + ":/usr/bin:/bin"));
    }

    private ConnectResult register() {
        return laptop.sync().connect(new ConnectRequest(server.uri(), "clara@example.org", Laptop.PASSWORD, true,
                "Laptop")).orTimeout(40, TimeUnit.SECONDS).join();
    }

    private SyncResult sync() {
        return laptop.sync().syncNow().orTimeout(40, TimeUnit.SECONDS).join();
    }

    private void log(String notes) throws InvalidInputException {
        Instant start = Instant.parse("2026-11-20T17:40:00Z");
        laptop.logbook().addEntry(EntryDraft.starting(PracticeTime.starting(start, ZONE,
                PracticeTime.DEFAULT_DAY_START), start).durationSeconds(600).notes(notes)).durable().join();
    }

    private String tokens() throws IOException {
        return Files.readString(folder.resolve("laptop/tokens.json"));
    }

    @Test
    void aSealedSignInLastsOverARestartAndGoesWithTheSignOut() throws Exception {
        assertThat(register()).isInstanceOf(ConnectResult.Connected.class);
        assertThat(laptop.sync().tokenPlace()).isEqualTo(TokenPlace.KEYRING);
        assertThat(tokens()).doesNotContain("refreshToken");
        reopen();
        log("after the restart");
        assertThat(sync()).isInstanceOf(SyncResult.Done.class);
        assertThat(laptop.sync().devices().join()).as("other calls, too").isPresent();
        assertThat(laptop.sync().signOut(new SignOut.SyncFirst()).join()).isInstanceOf(SignOutResult.Done.class);
        assertThat(laptop.sync().tokenPlace()).isEqualTo(TokenPlace.NONE);
        try (var files = Files.list(programs())) {
            assertThat(files).containsExactly(programs().resolve("secret-tool"));
        }
    }

    @Test
    void aLockedKeyringIsSaidKeepsEverythingAndSyncNowAsksAgain() throws Exception {
        assertThat(register()).isInstanceOf(ConnectResult.Connected.class);
        laptop.close();
        Files.createFile(locked());
        laptop = open(Map.of("PATH", programs() + ":/usr/bin:/bin"));
        log("typed while it is locked");
        assertThat(sync()).isInstanceOfSatisfying(SyncResult.NotReached.class, not -> assertThat(not.code()).isEqualTo(
                "keyring_locked"));
        assertThat(laptop.sync().status()).isInstanceOfSatisfying(SyncStatus.Problem.class, problem -> assertThat(
                problem.message()).contains("Unlock it"));
        assertThat(laptop.sync().outbox()).hasSize(1);
        Files.delete(locked());
        assertThat(sync()).isInstanceOf(SyncResult.Done.class);
        assertThat(laptop.sync().outbox()).isEmpty();
    }

    @Test
    void theSocketOpensToo() throws Exception {
        assertThat(register()).isInstanceOf(ConnectResult.Connected.class);
        reopen();
        laptop.startSyncing();
        try (Laptop other = Laptop.named("Other", folder).signIn(server.uri(), "clara@example.org")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> laptop.sync().devices().join().orElseThrow().stream()
                    .anyMatch(device -> device.current() && device.connected()));
            other.sync();
        }
    }

    @Test
    void aSignInFromBeforeTheKeyringIsSealedAtTheFirstSync() throws Exception {
        laptop.close();
        laptop = open(Map.of());
        assertThat(register()).isInstanceOf(ConnectResult.Connected.class);
        assertThat(laptop.sync().tokenPlace()).isEqualTo(TokenPlace.FILE);
        assertThat(tokens()).contains("refreshToken");
        reopen();
        assertThat(sync()).isInstanceOf(SyncResult.Done.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> laptop.sync().tokenPlace() == TokenPlace.KEYRING);
        assertThat(tokens()).doesNotContain("refreshToken");
        reopen();
        assertThat(sync()).isInstanceOf(SyncResult.Done.class);
    }
}
