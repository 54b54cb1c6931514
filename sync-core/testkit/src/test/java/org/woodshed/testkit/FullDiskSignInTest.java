package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.SignOut;
import org.woodshed.client.SignOutResult;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;

/** Signing in and out change files; where the disk is full, the person has the logbook that was there before, or is told. */
@NullMarked
class FullDiskSignInTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-11-20T17:40:00Z");
    private static final int PATIENCE_SECONDS = 40;

    @TempDir
    Path folder;
    private final SmallDisk disk = new SmallDisk();

    @AfterEach
    void room() {
        disk.close();
    }

    /** The simulation found a laptop that had to be started again. */
    @Test
    void signingOutThatFindsNoRoomForAnEmptyLogbookWorksOnceThereIsRoom() throws InvalidInputException {
        try (TestServer server = TestServer.start(folder.resolve("server")); LocalWoodshed woodshed = open()) {
            connect(woodshed, new ConnectRequest(server.uri(), "clara@example.org", "slow practice makes perfect",
                    true, "laptop"));
            LogbookEntry kept = add(woodshed, "Clara's");
            disk.refuseAll();
            SignOutResult result =
                    woodshed.sync().signOut(new SignOut.Keep()).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();

            disk.makeRoom();

            assertThat(result).isInstanceOf(SignOutResult.Failed.class);
            assertThat(woodshed.sync().figures().server()).isNull();
            assertThat(woodshed.logbook().entry(kept.id())).isEmpty();
            add(woodshed, "nobody's");
            connect(woodshed, new ConnectRequest(server.uri(), "clara@example.org", "slow practice makes perfect",
                    false, "laptop"));
            assertThat(woodshed.logbook().entry(kept.id()).orElseThrow().entry().notes()).isEqualTo("Clara's");
        }
    }

    /** The simulation found it with a power cut: it lay aside then, and came back only with the next signing out. */
    @Test
    void whatWasLoggedSignedOutIsShownAgainWhenTheSignInThatTakesItAlongFindsNoRoom() throws InvalidInputException {
        try (TestServer server = TestServer.start(folder.resolve("server")); LocalWoodshed woodshed = open()) {
            ConnectRequest signIn = signedOutWithTwentyEntries(server, woodshed);
            disk.leave(20_000);
            assertThat(connect(woodshed, signIn)).isInstanceOf(ConnectResult.Refused.class);
            disk.makeRoom();
            assertThat(woodshed.sync().figures().email()).isNull();
            assertThat(woodshed.logbook().allEntries()).hasSize(20);

            assertThat(connect(woodshed, signIn)).isInstanceOf(ConnectResult.Connected.class);
            assertThat(woodshed.logbook().allEntries()).hasSize(21);
        }
    }

    @Test
    void aSignInThatFindsNoRoomAtAllSaysSo() throws InvalidInputException {
        try (TestServer server = TestServer.start(folder.resolve("server")); LocalWoodshed woodshed = open()) {
            ConnectRequest signIn = signedOutWithTwentyEntries(server, woodshed);
            disk.refuseAll();
            assertThat(connect(woodshed, signIn)).isInstanceOfSatisfying(ConnectResult.Refused.class,
                    refused -> assertThat(refused.message()).contains("The disk is full"));
            disk.makeRoom();
            assertThat(woodshed.logbook().allEntries()).hasSize(20);
        }
    }

    /** There is one more in the account's logbook, which is kept. */
    private static ConnectRequest signedOutWithTwentyEntries(TestServer server, LocalWoodshed woodshed)
            throws InvalidInputException {
        connect(woodshed, new ConnectRequest(server.uri(), "clara@example.org", "slow practice makes perfect", true,
                "laptop"));
        add(woodshed, "Clara's");
        woodshed.sync().signOut(new SignOut.Keep()).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        for (int entry = 0; entry < 20; entry++) {
            add(woodshed, "n".repeat(4_000));
        }
        return new ConnectRequest(server.uri(), "clara@example.org", "slow practice makes perfect", false, "laptop");
    }

    private static ConnectResult connect(LocalWoodshed woodshed, ConnectRequest request) {
        return woodshed.sync().connect(request).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private LocalWoodshed open() {
        return LocalWoodshed.open(new WoodshedConfig(folder, Clock.system(ZONE), new Random(), disk));
    }

    private static LogbookEntry add(LocalWoodshed woodshed, String notes) throws InvalidInputException {
        EntryDraft draft =
                EntryDraft.starting(PracticeTime.starting(START, ZONE, PracticeTime.DEFAULT_DAY_START), START)
                        .notes(notes);
        return new LogbookEntry(woodshed.logbook().addEntry(draft).durable().orTimeout(PATIENCE_SECONDS,
                TimeUnit.SECONDS).join());
    }
}
