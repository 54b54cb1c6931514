package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SocketMessage;

/** How sockets begin, live and end, whatever is said on them. */
class SocketLifeTest extends SharedServer {
    private static final String PING = "{\"type\": \"PING\"}";
    private static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover";

    @Test
    void aSocketThatSaysNothingFor75SecondsIsTakenForDeadAndAPingIsASignOfLife(@TempDir Path folder)
            throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T18:00:00Z"));
        try (RunningServer aging = RunningServer.start(RunningServer.unlimited(folder), clock)) {
            TestDevice studio = aging.newUser();
            TestDevice home = studio.another();
            try (TestSocket lively = TestSocket.open(aging, studio); TestSocket silent = TestSocket.open(aging, home)) {
                silent.next(SocketMessage.Welcome.class);
                clock.advance(Duration.ofSeconds(74));
                lively.send(PING);
                assertThat(lively.next(SocketMessage.Pong.class)).isNotNull();
                assertThat(connected(studio)).as("after 74 seconds").isEqualTo(2);
                clock.advance(Duration.ofSeconds(1));
                assertThat(silent.closeCode()).isEqualTo(1001);
                lively.send(PING);
                assertThat(lively.next(SocketMessage.Pong.class)).isNotNull();
                await().until(() -> connected(studio) == 1);
            }
        }
    }

    @Test
    void aSocketEndsWithItsTokenByTheServersClockAndNoChangeComesInAfter(@TempDir Path folder) throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T18:00:00Z"));
        try (RunningServer aging = RunningServer.start(RunningServer.unlimited(folder), clock)) {
            TestDevice studio = aging.newUser();
            try (TestSocket socket = TestSocket.open(aging, studio)) {
                socket.next(SocketMessage.Welcome.class);
                for (int minute = 0; minute < 14; minute++) {
                    clock.advance(Duration.ofMinutes(1));
                    socket.send(PING);
                    assertThat(socket.next(SocketMessage.Pong.class)).isNotNull();
                }
                clock.advance(Duration.ofMinutes(1));
                assertThat(socket.closeCode()).isEqualTo(4001);
            }
            assertThat(aging.login(studio.email()).sync().newChanges()).isEmpty();
        }
    }

    @Test
    void whatIsNotSubscribedToIsOnlyAPlaceInTheLog() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey key = Edits.newEntry();
        try (TestSocket socket = TestSocket.open(server, home)) {
            socket.send("{\"type\": \"SUBSCRIBE\", \"entityTypes\": [\"piece\"]}");
            socket.send(PING);
            socket.next(SocketMessage.Pong.class);
            studio.sync(Edits.entry(key, "hidden"), Edits.piece(Edits.piece("T", null), "T", null));
            String check = studio.sync(Edits.updated(key, 1, "{\"notes\": \"also hidden\"}")).check();
            assertThat(socket.first()).isInstanceOfSatisfying(SocketMessage.Skipped.class, skipped -> {
                assertThat(skipped.seq()).isEqualTo(1);
                assertThat(skipped.prevSeq()).isZero();
            });
            assertThat(socket.first()).isInstanceOfSatisfying(SocketMessage.Broadcast.class, piece -> {
                assertThat(piece.type()).isEqualTo("PIECE_ADDED");
                assertThat(piece.prevSeq()).as("of the whole log").isEqualTo(1);
            });
            assertThat(socket.first()).isEqualTo(new SocketMessage.Skipped(3L, 2L, check));
            socket.send("{\"type\": \"SUBSCRIBE\", \"entityTypes\": [\"piece\", \"logbook_entry\"]}");
            socket.send(PING);
            socket.next(SocketMessage.Pong.class);
            studio.sync(Edits.updated(key, 2, "{\"notes\": \"shown\"}"));
            assertThat(socket.next(SocketMessage.Broadcast.class).data().path("notes").stringValue()).isEqualTo(
                    "shown");
            for (String wrong : List.of("{\"type\": \"SUBSCRIBE\"}",
                    "{\"type\": \"SUBSCRIBE\", \"entityTypes\": [\"no type!\"]}",
                    "{\"type\": \"SUBSCRIBE\", \"entityTypes\": [null]}",
                    "{\"type\": \"SUBSCRIBE\", \"entityTypes\": \"piece\"}")) {
                socket.send(wrong);
                assertThat(socket.next(SocketMessage.Problem.class).code()).as(wrong).isEqualTo("invalid_request");
            }
        }
    }

    @Test
    void aMessageOfExactlyOneMebibyteIsReadAndOneByteMoreIsNot() throws Exception {
        TestDevice device = server.newUser();
        try (RawSocket socket = RawSocket.open(server, device)) {
            socket.text(padded(1 << 20));
            assertThat(socket.textWith("PONG")).isNotEmpty();
            socket.text(padded((1 << 20) + 1));
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
        try (RawSocket pieces = RawSocket.open(server, device)) {
            byte[] half = "x".repeat(600_000).getBytes(StandardCharsets.UTF_8);
            pieces.send(RawSocket.TEXT, half);
            pieces.send(RawSocket.FINAL | RawSocket.CONTINUATION, half);
            assertThat(pieces.closeCode()).as("in two frames").isEqualTo(1009);
        }
    }

    @Test
    void messagesArePackedForThoseWhoOfferIt() throws Exception {
        TestDevice device = server.newUser();
        try (RawSocket socket = RawSocket.open(server, device, DEFLATE)) {
            assertThat(socket.response()).startsWith("HTTP/1.1 101").contains("permessage-deflate");
            socket.send(RawSocket.FINAL | RawSocket.COMPRESSED | RawSocket.TEXT, deflated(PING));
            RawSocket.Frame frame = socket.read();
            while (!inflated(frame).contains("PONG")) {
                frame = socket.read();
            }
            assertThat(frame.isPacked()).isTrue();
        }
        try (RawSocket plain = RawSocket.open(server, device)) {
            assertThat(plain.response()).startsWith("HTTP/1.1 101").doesNotContain("permessage-deflate");
        }
    }

    @Test
    void aSmallMessageThatUnpacksToMuchIsTooLarge() throws Exception {
        try (RawSocket socket = RawSocket.open(server, server.newUser(), DEFLATE)) {
            byte[] bomb = deflated(" ".repeat(200 << 20));
            assertThat(bomb.length).isLessThan(1 << 20);
            socket.send(RawSocket.FINAL | RawSocket.COMPRESSED | RawSocket.TEXT, bomb);
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void framesThatBreakTheProtocolEndTheSocketAndNothingElse() throws Exception {
        TestDevice device = server.newUser();
        byte[] ping = PING.getBytes(StandardCharsets.UTF_8);
        try (RawSocket unmasked = RawSocket.open(server, device)) {
            unmasked.bytes(RawSocket.header(RawSocket.FINAL | RawSocket.TEXT, ping.length, false));
            unmasked.bytes(ping);
            assertThat(unmasked.closeCode()).isEqualTo(1002);
        }
        try (RawSocket reserved = RawSocket.open(server, device)) {
            reserved.send(RawSocket.FINAL | 0x3, ping);
            assertThat(reserved.closeCode()).isEqualTo(1002);
        }
        try (RawSocket halfCharacter = RawSocket.open(server, device)) {
            halfCharacter.send(RawSocket.FINAL | RawSocket.TEXT, new byte[] {'{', (byte) 0xC3, '}'});
            assertThat(halfCharacter.closeCode()).isEqualTo(1007);
        }
        try (RawSocket binary = RawSocket.open(server, device)) {
            binary.send(RawSocket.FINAL | RawSocket.BINARY, ping);
            assertThat(binary.textWith("ERROR")).contains("invalid_request");
            binary.text(PING);
            assertThat(binary.textWith("PONG")).isNotEmpty();
        }
    }

    /** The server's welcome is on its way while the socket is closed: a sender that fails must not cut the close off. */
    @RepeatedTest(10)
    void aCloseWithItsReasonComesThroughThoughAMessageIsBeingSent() throws Exception {
        TestDevice device = server.newUser();
        byte[] half = {'{', (byte) 0xC3, '}'};
        for (int attempt = 0; attempt < 20; attempt++) {
            try (RawSocket socket = RawSocket.open(server, device)) {
                socket.send(RawSocket.FINAL | RawSocket.TEXT, half);
                assertThat(socket.closeCode()).isEqualTo(1007);
            }
        }
    }

    @Test
    void aDeviceHasAtMostFourSocketsAndTheOldestGives() throws Exception {
        TestDevice device = server.newUser();
        List<TestSocket> sockets = new ArrayList<>();
        try {
            for (int number = 0; number < 5; number++) {
                sockets.add(TestSocket.open(server, device));
                sockets.getLast().next(SocketMessage.Welcome.class);
            }
            assertThat(sockets.getFirst().closeCode()).isEqualTo(4008);
            for (TestSocket socket : sockets.subList(1, 5)) {
                socket.send(PING);
                assertThat(socket.next(SocketMessage.Pong.class)).isNotNull();
            }
        } finally {
            sockets.forEach(TestSocket::close);
        }
    }

    @Test
    void aReaderWhoComesBackAfterFallingTooFarBehindIsToldWhy() throws Exception {
        TestDevice studio = server.newUser();
        try (RawSocket stuck = RawSocket.open(server, studio.another(), 4_096)) {
            await().until(() -> connected(studio) == 1);
            while (connected(studio) == 1) {
                EntityKey key = Edits.newEntry();
                studio.sync(Edits.entry(key, "n"), Edits.updated(key, 0, "{\"x\": \"" + "x".repeat(100_000) + "\"}"));
            }
            assertThat(stuck.closeCode()).isEqualTo(1013);
        }
    }

    private static long connected(TestDevice asking) throws Exception {
        return Json.read(asking.get(Paths.DEVICES).body(), DeviceList.class).devices().stream().filter(
                DeviceList.Item::connected).count();
    }

    private static String padded(int length) {
        return PING + " ".repeat(length - PING.length());
    }

    private static byte[] deflated(String text) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream output = new DeflaterOutputStream(packed, deflater, 8_192, true)) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.flush();
        } finally {
            deflater.end();
        }
        // What follows the last flush, and the flush's own mark of four bytes, are not sent.
        byte[] all = packed.toByteArray();
        for (int end = all.length; end >= 4; end--) {
            if (all[end - 4] == 0 && all[end - 3] == 0 && all[end - 2] == -1 && all[end - 1] == -1) {
                return java.util.Arrays.copyOf(all, end - 4);
            }
        }
        throw new AssertionError("no flush in it");
    }

    private static String inflated(RawSocket.Frame frame) throws Exception {
        if (!frame.isPacked()) {
            return frame.text();
        }
        Inflater inflater = new Inflater(true);
        try {
            byte[] packed = java.util.Arrays.copyOf(frame.payload(), frame.payload().length + 4);
            packed[packed.length - 1] = -1;
            packed[packed.length - 2] = -1;
            inflater.setInput(packed);
            byte[] text = new byte[65_536];
            return new String(text, 0, inflater.inflate(text), StandardCharsets.UTF_8);
        } finally {
            inflater.end();
        }
    }
}
