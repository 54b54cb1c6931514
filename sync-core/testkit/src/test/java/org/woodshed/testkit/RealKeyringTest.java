package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.Encryption;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Ports;
import org.woodshed.client.SignOut;
import org.woodshed.client.SignOutResult;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.secrets.TokenPlace;
import org.woodshed.client.store.StoreException;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.PracticeTime;

/** Sign-in and encryption with GNOME Keyring itself, where it is installed; elsewhere programs take its place. */
@NullMarked
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "it is a keyring of Linux desktops")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealKeyringTest {
    /** Whether somebody has seen to it that there is one, as CI does. */
    private static final boolean REQUIRED = Boolean.getBoolean("woodshed.requireKeyring");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir
    private Path folder;

    private RealKeyring keyring;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(REQUIRED || RealKeyring.missing().isEmpty(), () -> "not installed here: " + RealKeyring.missing());
        keyring = RealKeyring.start(folder.resolve("home"));
        server = TestServer.start(folder.resolve("server"));
    }

    @AfterEach
    void stop() {
        if (RealKeyring.missing().isEmpty()) {
            server.close();
            keyring.close();
        }
    }

    private LocalWoodshed open() {
        return LocalWoodshed.open(new WoodshedConfig(folder.resolve("laptop"), Clock.system(ZONE), new SecureRandom(),
                Ports.ofPerson(Duration.ofSeconds(20), keyring.environment())));
    }

    private ConnectResult register(LocalWoodshed laptop) {
        return laptop.sync()
                .connect(new ConnectRequest(server.uri(), "clara@example.org", Laptop.PASSWORD, true, "Laptop"))
                .orTimeout(40, TimeUnit.SECONDS).join();
    }

    private static SyncResult sync(LocalWoodshed laptop) {
        return laptop.sync().syncNow().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static void log(LocalWoodshed laptop) throws InvalidInputException {
        Instant start = Instant.parse("2026-11-20T17:40:00Z");
        laptop.logbook()
                .addEntry(EntryDraft.starting(PracticeTime.starting(start, ZONE, PracticeTime.DEFAULT_DAY_START),
                        start).durationSeconds(600).notes("pianissimo"))
                .durable().join();
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve("laptop").resolve(name), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aSignInIsSealedLastsOverRestartsAndWaitsForALockedKeyring() throws Exception {
        try (LocalWoodshed laptop = open()) {
            assertThat(register(laptop)).isInstanceOf(ConnectResult.Connected.class);
            assertThat(laptop.sync().tokenPlace()).isEqualTo(TokenPlace.KEYRING);
            assertThat(read("tokens.json")).doesNotContain("refreshToken");
        }
        keyring.end();
        keyring.unlock();
        try (LocalWoodshed laptop = open()) {
            log(laptop);
            assertThat(sync(laptop)).as("after a restart of both").isInstanceOf(SyncResult.Done.class);
        }
        keyring.lock();
        try (LocalWoodshed laptop = open()) {
            log(laptop);
            assertThat(sync(laptop)).isInstanceOfSatisfying(SyncResult.NotReached.class, not -> assertThat(not.code())
                    .isEqualTo("keyring_locked"));
            keyring.end();
            keyring.unlock();
            assertThat(sync(laptop)).as("unlocked").isInstanceOf(SyncResult.Done.class);
            assertThat(laptop.sync().signOut(new SignOut.SyncFirst()).join()).isInstanceOf(SignOutResult.Done.class);
            assertThat(laptop.sync().tokenPlace()).isEqualTo(TokenPlace.NONE);
        }
    }

    @Test
    void aLogbookIsEncryptedAndOpensOnlyWithTheKeyring() throws Exception {
        try (LocalWoodshed laptop = open()) {
            log(laptop);
            assertThat(laptop.encryption().turnOn().orTimeout(40, TimeUnit.SECONDS).join())
                    .isEqualTo(Encryption.State.ON);
            log(laptop);
        }
        assertThat(read("logbook.mv.db")).doesNotContain("pianissimo");
        keyring.lock();
        assertThatThrownBy(this::open).isInstanceOfSatisfying(StoreException.class,
                refused -> assertThat(refused.kind())
                        .isEqualTo(StoreException.Kind.KEY_MISSING));
        keyring.end();
        keyring.unlock();
        try (LocalWoodshed laptop = open()) {
            assertThat(laptop.logbook().allEntries()).hasSize(2);
            assertThat(laptop.encryption().turnOff().orTimeout(40, TimeUnit.SECONDS).join())
                    .isEqualTo(Encryption.State.OFF);
        }
        assertThat(read("logbook.mv.db")).contains("pianissimo");
    }

    /** No bus, no daemon: as in a session without a desktop. */
    @Test
    void withoutAKeyringTheSignInGoesIntoItsFileAndNothingIsEncrypted() throws Exception {
        keyring.close();
        try (LocalWoodshed laptop = open()) {
            assertThat(register(laptop)).isInstanceOf(ConnectResult.Connected.class);
            assertThat(laptop.sync().tokenPlace()).isEqualTo(TokenPlace.FILE);
            assertThat(sync(laptop)).isInstanceOf(SyncResult.Done.class);
            assertThatThrownBy(() -> laptop.encryption().turnOn().join()).cause().isInstanceOfSatisfying(
                    StoreException.class,
                    refused -> assertThat(refused.kind()).isEqualTo(StoreException.Kind.KEYRING_NEEDED));
        }
    }
}
