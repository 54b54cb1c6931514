package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.limits.Patience;

/** A socket that asks for what it missed gets all of it, in frames. */
class SocketCatchUpTest extends SharedServer {
    /** What came between a request and its end. */
    private record Stream(List<SocketMessage.Bulk> frames, SocketMessage.SyncComplete end) {
        List<ServerChange> items() {
            return frames.stream().flatMap(frame -> frame.items().stream()).toList();
        }
    }

    @Test
    void framesFollowOnOneAnotherToTheEndAndHold500Items() throws Exception {
        TestDevice studio = server.newUser();
        push(studio, 1_201);
        try (TestSocket socket = TestSocket.open(server, studio.another())) {
            Stream all = catchUp(socket, "\"lastSeq\": 0");
            assertThat(all.items()).hasSize(1_201);
            assertThat(all.items()).extracting(ServerChange::seq).isSorted().doesNotHaveDuplicates();
            long cursor = 0;
            for (int number = 0; number < all.frames().size(); number++) {
                SocketMessage.Bulk frame = all.frames().get(number);
                assertThat(frame.page()).isEqualTo(number + 1);
                assertThat(frame.prevSeq()).isEqualTo(cursor);
                assertThat(frame.items()).hasSizeBetween(1, 500);
                assertThat(frame.items().getFirst().seq()).isGreaterThan(cursor);
                assertThat(frame.items().getLast().seq()).isLessThanOrEqualTo(frame.lastSeq());
                cursor = frame.lastSeq();
            }
            assertThat(all.end().lastSeq()).isEqualTo(cursor).isEqualTo(1_201);
            assertThat(all.frames().getFirst().items()).hasSize(500);
        }
    }

    @Test
    void aFrameClosesAt256Kibibytes() throws Exception {
        TestDevice studio = server.newUser();
        for (int number = 0; number < 8; number++) {
            studio.sync(Edits.created(Edits.piece("P" + number, null), 0, "{\"title\": \"P" + number + "\", \"x\": \""
                    + "x".repeat(100_000) + "\"}"));
        }
        try (TestSocket socket = TestSocket.open(server, studio.another())) {
            Stream all = catchUp(socket, "\"lastSeq\": 0");
            assertThat(all.items()).hasSize(8);
            assertThat(all.frames()).hasSize(4).allSatisfy(frame -> assertThat(SocketMessages.write(frame).length())
                    .isLessThan(256 * 1024));
            assertThat(all.frames()).extracting(SocketMessage.Bulk::type).containsOnly("REPERTOIRE_BULK_SYNC");
        }
    }

    @Test
    void allTypesComeInOneStreamAndTombstonesToo() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey gone = Edits.newEntry();
        studio.sync(Edits.entry(gone, "one"), Edits.piece(Edits.piece("T", null), "T", null), Edits.entry(Edits
                .newEntry(), "two"));
        studio.sync(Edits.deleted(gone, 1));
        try (TestSocket socket = TestSocket.open(server, studio.another())) {
            Stream all = catchUp(socket, "\"lastSeq\": 0");
            assertThat(all.frames()).hasSize(1).first().satisfies(frame -> assertThat(frame.type()).isEqualTo(
                    "BULK_SYNC"));
            assertThat(all.items()).extracting(ServerChange::seq).containsExactly(2L, 3L, 4L);
            assertThat(all.items().getLast().type()).isEqualTo(ChangeType.DELETED);
        }
    }

    @Test
    void onlyWhatCameAfterTheCursorIsSentAndTheEndIsACursorForHttp() throws Exception {
        TestDevice studio = server.newUser();
        SyncResponse before = studio.sync(Edits.entry(Edits.newEntry(), "one"));
        studio.sync(Edits.entry(Edits.newEntry(), "two"));
        try (TestSocket socket = TestSocket.open(server, studio)) {
            Stream rest = catchUp(socket, cursor(before.latestServerVersion(), before.check(), before.generation()));
            assertThat(rest.items()).extracting(ServerChange::seq).containsExactly(2L);
            assertThat(studio.sync(new org.woodshed.protocol.SyncRequest(before.generation(), rest.end().lastSeq(), rest
                    .end().check(), 1, null, null, List.of())).newChanges()).isEmpty();
            Stream nothing = catchUp(socket, cursor(rest.end().lastSeq(), rest.end().check(), null));
            assertThat(nothing.frames()).isEmpty();
            assertThat(nothing.end().lastSeq()).isEqualTo(2);
        }
    }

    @Test
    void aCursorOfAnotherDatasetIsAnErrorAndTheSocketStays() throws Exception {
        TestDevice studio = server.newUser();
        SyncResponse known = studio.sync(Edits.entry(Edits.newEntry(), "one"));
        try (TestSocket socket = TestSocket.open(server, studio)) {
            for (String foreign : List.of(cursor(1L, known.check(), "another"), cursor(1L, "0000", known.generation()),
                    cursor(2L, known.check(), null), "\"lastSeq\": 2")) {
                request(socket, foreign);
                assertThat(socket.next(SocketMessage.Problem.class).code()).as(foreign).isEqualTo(
                        "generation_mismatch");
            }
            for (String unreadable : List.of("\"lastSeq\": -1", "\"lastSeq\": \"1\"", "\"lastSeq\": 0.5",
                    "\"lastSeq\": 1, \"check\": \"" + "x".repeat(17) + "\"")) {
                request(socket, unreadable);
                assertThat(socket.next(SocketMessage.Problem.class).code()).as(unreadable).isEqualTo(
                        "invalid_request");
            }
            assertThat(catchUp(socket, "\"lastSeq\": 1").frames()).as("a cursor without its check").isEmpty();
        }
    }

    @Test
    void aTimeInsteadOfACursorGives30DaysMoreAndOneThatCannotBeRightGivesEverything(@TempDir Path folder)
            throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-08-01T12:00:00Z"));
        try (RunningServer aging = RunningServer.start(RunningServer.unlimited(folder).withAccessTokenTtl(Duration
                .ofDays(400)).withPatience(new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10), 1,
                        Duration
                                .ofDays(400))),
                clock)) {
            TestDevice studio = aging.newUser();
            studio.sync(Edits.entry(Edits.newEntry(), "August"));
            clock.advance(Duration.ofDays(60));
            studio.sync(Edits.entry(Edits.newEntry(), "the last day of September"));
            clock.advance(Duration.ofDays(25));
            studio.sync(Edits.entry(Edits.newEntry(), "October"));
            try (TestSocket socket = TestSocket.open(aging, studio)) {
                assertThat(since(socket, "\"2026-10-25T12:00:00Z\"")).as("30 days are added").containsExactly(2L, 3L);
                assertThat(since(socket, "\"2026-08-02T00:00:00Z\"")).containsExactly(2L, 3L);
                assertThat(since(socket, "\"2026-08-01T11:59:59Z\"")).containsExactly(1L, 2L, 3L);
                for (String useless : List.of("\"2027-01-01T00:00:00Z\"",
                        "\"-1000000000-01-01T00:00:00Z\"", "\"yesterday\"", "1234567890", "null",
                        "{}")) {
                    assertThat(since(socket, useless)).as(useless).containsExactly(1L, 2L, 3L);
                }
                assertThat(catchUp(socket, "\"lastSeq\": 0, \"lastSyncTime\": \"2026-10-25T12:00:00Z\"").items()).as(
                        "a cursor wins").hasSize(3);
            }
        }
    }

    @Test
    void aReaderWhoTakesHisTimeGetsEverything() throws Exception {
        TestDevice studio = server.newUser();
        large(studio, 8);
        try (RawSocket slow = RawSocket.open(server, studio.another(), 4_096)) {
            slow.textWith("WELCOME");
            slow.text("{\"type\": \"SYNC_REQUEST\", \"lastSeq\": 0}");
            // More than a connection holds in all its buffers: the server has to wait between the frames.
            int items = 0;
            String text = slow.textWith("\"type\"");
            while (!text.contains("SYNC_COMPLETE")) {
                if (SocketMessages.read(text) instanceof SocketMessage.Bulk frame) {
                    items += frame.items().size();
                }
                text = slow.textWith("\"type\"");
            }
            assertThat(items).isEqualTo(80);
        }
    }

    @Test
    void aReaderWhoStopsReadingIsCutOff(@TempDir Path folder) throws Exception {
        Patience impatient = new Patience(Duration.ofMillis(500), Duration.ofSeconds(10), 1, Duration.ofMinutes(5));
        try (RunningServer hasty = RunningServer.start(RunningServer.unlimited(folder).withPatience(impatient))) {
            TestDevice studio = hasty.newUser();
            large(studio, 8);
            try (RawSocket stuck = RawSocket.open(hasty, studio.another(), 4_096)) {
                stuck.text("{\"type\": \"SYNC_REQUEST\", \"lastSeq\": 0}");
                org.awaitility.Awaitility.await().until(() -> !studio.get(org.woodshed.protocol.Paths.DEVICES).body()
                        .contains("\"connected\":true"));
                assertThat(stuck.closeCode()).isIn(1013, 1006);
            }
        }
    }

    /** Ten pieces of 100 kB in each of so many requests. */
    private static void large(TestDevice studio, int requests) throws Exception {
        for (int request = 0; request < requests; request++) {
            String prefix = "P" + request + "-";
            studio.sync(IntStream.range(0, 10).mapToObj(number -> Edits.created(Edits.piece(prefix + number, null), 0,
                    "{\"title\": \"" + prefix + number + "\", \"x\": \"" + "x".repeat(100_000) + "\"}")).toArray(
                            Change[]::new));
        }
    }

    private static List<Long> since(TestSocket socket, String time) throws Exception {
        return catchUp(socket, "\"lastSyncTime\": " + time).items().stream().map(ServerChange::seq).toList();
    }

    private static String cursor(long seq, @Nullable String check, @Nullable String generation) {
        return "\"lastSeq\": " + seq + ", \"check\": \"" + check + "\"" + (generation == null ? ""
                : ", \"generation\": \"" + generation + "\"");
    }

    private static void request(TestSocket socket, String parts) throws Exception {
        socket.send("{\"type\": \"SYNC_REQUEST\", " + parts + "}");
    }

    private static Stream catchUp(TestSocket socket, String parts) throws Exception {
        request(socket, parts);
        List<SocketMessage.Bulk> frames = new ArrayList<>();
        while (true) {
            switch (socket.first()) {
                case SocketMessage.Bulk frame -> frames.add(frame);
                case SocketMessage.SyncComplete end -> {
                    return new Stream(frames, end);
                }
                case SocketMessage.Problem problem -> throw new AssertionError(problem);
                default -> assertThat(frames).as("nothing else comes in between").isEmpty();
            }
        }
    }

    private static void push(TestDevice device, int count) throws Exception {
        for (int start = 0; start < count; start += 500) {
            device.sync(IntStream.range(start, Math.min(count, start + 500)).mapToObj(number -> Edits.entry(Edits
                    .newEntry(), "n" + number)).toArray(Change[]::new));
        }
    }
}
