package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SocketMessage;

/** What happens on sockets. */
class SocketTest extends SharedServer {
    @Test
    void whoLacksSomethingIsRefusedBeforeTheUpgrade() throws Exception {
        TestDevice device = server.newUser();
        TestDevice stranger = server.newUser();
        assertThat(handshake("?userId=" + device.userId())).as("no token").isEqualTo(400);
        assertThat(handshake("?token=" + device.token())).as("no user").isEqualTo(400);
        assertThat(handshake("?userId=" + device.userId() + "&token=x.y.z")).as("bad token").isEqualTo(401);
        assertThat(handshake("?userId=" + device.userId() + "&token=" + stranger.token())).as("another's token")
                .isEqualTo(403);
    }

    @Test
    void aTokenInTheQueryIsAsGoodAsOneInTheHeader() throws Exception {
        TestDevice device = server.newUser();
        WebSocket socket = server.http().newWebSocketBuilder().buildAsync(ws("?userId=" + device.userId() + "&token="
                + device.token()), new WebSocket.Listener() {}).get();
        assertThat(socket.isOutputClosed()).isFalse();
        socket.abort();
    }

    @Test
    void theFirstMessageSaysWhereTheLogStands() throws Exception {
        TestDevice device = server.newUser();
        String generation = device.sync(Edits.entry(Edits.newEntry(), "one")).generation();
        try (TestSocket socket = TestSocket.open(server, device)) {
            assertThat(socket.first()).isInstanceOfSatisfying(SocketMessage.Welcome.class, welcome -> {
                assertThat(welcome.latestSeq()).isEqualTo(1);
                assertThat(welcome.generation()).isEqualTo(generation);
                assertThat(welcome.deviceId()).isEqualTo(device.deviceId());
            });
        }
    }

    @Test
    void everyChangeReachesTheOtherDevicesInOrderAndNobodyElse() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        TestDevice stranger = server.newUser();
        EntityKey key = Edits.newEntry();
        try (TestSocket own = TestSocket.open(server, studio);
                TestSocket other = TestSocket.open(server, home);
                TestSocket foreign = TestSocket
                        .open(server, stranger)) {
            other.next(SocketMessage.Welcome.class);
            String check = studio.sync(Edits.entry(key, "one"), Edits.updated(key, 0, "{\"notes\": \"two\"}"), Edits
                    .deleted(key, 0)).check();

            SocketMessage.Broadcast created = other.next(SocketMessage.Broadcast.class);
            SocketMessage.Broadcast updated = other.next(SocketMessage.Broadcast.class);
            SocketMessage.Broadcast deleted = other.next(SocketMessage.Broadcast.class);
            assertThat(created.type()).isEqualTo("ENTRY_CREATED");
            assertThat(created.prevSeq()).isZero();
            assertThat(created.deviceId()).isEqualTo(studio.deviceId());
            assertThat(updated.type()).isEqualTo("ENTRY_UPDATED");
            assertThat(updated.prevSeq()).isEqualTo(created.seq());
            assertThat(updated.data().path("notes").stringValue()).isEqualTo("two");
            assertThat(deleted.type()).isEqualTo("ENTRY_DELETED");
            assertThat(deleted.check()).as("belongs to the cursor it leads to").isEqualTo(check);

            own.send("{\"type\": \"PING\"}");
            foreign.send("{\"type\": \"PING\"}");
            assertThat(noBroadcastBeforePong(own)).as("the author is not told").isTrue();
            assertThat(noBroadcastBeforePong(foreign)).as("another account is not told").isTrue();
        }
    }

    @Test
    void aDeletedPieceIsDissociatedOnlyIfEntriesNameIt() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey used = Edits.piece("Used", null);
        EntityKey unused = Edits.piece("Unused", null);
        studio.sync(Edits.piece(used, "Used", null), Edits.piece(unused, "Unused", null), Edits.entry(Edits.newEntry(),
                "x"));
        EntityKey entry = Edits.newEntry();
        studio.sync(Edits.entry(entry, "y"), Edits.updated(entry, 0, "{\"$put\": {\"pieces\": {\"" + used.id()
                + "\": {}}}}"));
        try (TestSocket socket = TestSocket.open(server, home)) {
            socket.next(SocketMessage.Welcome.class);
            studio.sync(Edits.deleted(used, 1), Edits.deleted(unused, 1));
            SocketMessage.Broadcast dissociated = socket.next(SocketMessage.Broadcast.class);
            assertThat(dissociated.type()).isEqualTo("PIECE_DISSOCIATED");
            assertThat(dissociated.data().path("title").stringValue()).isEqualTo("Used");
            assertThat(socket.next(SocketMessage.Broadcast.class).type()).isEqualTo("PIECE_REMOVED");
        }
    }

    @Test
    void whatTheServerDoesNotTakeIsAnsweredAndTheSocketStays() throws Exception {
        TestDevice device = server.newUser();
        try (TestSocket socket = TestSocket.open(server, device)) {
            socket.send("{\"type\": \"DANCE\"}");
            assertThat(socket.next(SocketMessage.Problem.class).code()).isEqualTo("unknown_type");
            socket.send("{\"type\": 7}");
            assertThat(socket.next(SocketMessage.Problem.class).code()).isEqualTo("invalid_request");
            socket.send("{nonsense");
            assertThat(socket.next(SocketMessage.Problem.class).code()).isEqualTo("invalid_request");
            socket.send("{\"type\": \"PING\"}");
            assertThat(socket.next(SocketMessage.Pong.class)).isNotNull();
        }
    }

    @Test
    void presenceNamesTheDevicesThatAreConnected() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        try (TestSocket first = TestSocket.open(server, studio)) {
            assertThat(first.next(SocketMessage.Presence.class).devices()).hasSize(1);
            try (TestSocket second = TestSocket.open(server, home)) {
                assertThat(second.next(SocketMessage.Presence.class).devices()).extracting(
                        SocketMessage.Presence.Device::id).containsExactlyInAnyOrder(studio.deviceId(),
                                home
                                        .deviceId());
                assertThat(first.next(SocketMessage.Presence.class).devices()).hasSize(2);
            }
            assertThat(first.next(SocketMessage.Presence.class).devices()).hasSize(1);
        }
    }

    @Test
    void aRevokedDeviceIsCutOffAtOnce() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice stolen = studio.another();
        try (TestSocket socket = TestSocket.open(server, stolen)) {
            socket.next(SocketMessage.Welcome.class);
            assertThat(server.send("DELETE", Paths.DEVICES + "/" + stolen.deviceId(), studio.token(), null)
                    .statusCode()).isEqualTo(204);
            assertThat(socket.closeCode()).isEqualTo(4003);
        }
        assertThat(stolen.get(Paths.DEVICES).statusCode()).isEqualTo(401);
    }

    @Test
    void aFrameOverTheLimitClosesTheSocket() throws Exception {
        try (TestSocket socket = TestSocket.open(server, server.newUser())) {
            socket.next(SocketMessage.Welcome.class);
            socket.send("x".repeat((1 << 20) + 1));
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aReaderWhoTakesNothingIsCutOffAndNobodyWaitsForHim() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice stuck = studio.another();
        try (RawSocket socket = RawSocket.open(server, stuck, 4_096)) {
            await().until(() -> connected(studio, stuck));
            int written = 0;
            while (connected(studio, stuck)) {
                EntityKey key = Edits.newEntry();
                studio.sync(Edits.entry(key, "n"), Edits.updated(key, 0, "{\"x\": \"" + "x".repeat(100_000) + "\"}"));
                written++;
            }
            assertThat(socket).isNotNull();
            assertThat(written).as("what fits into the buffers is no reason").isGreaterThan(10);
        }
    }

    private static boolean connected(TestDevice asking, TestDevice device) throws Exception {
        return Json.read(asking.get(Paths.DEVICES).body(), DeviceList.class).devices().stream().filter(item -> item.id()
                .equals(device.deviceId())).anyMatch(DeviceList.Item::connected);
    }

    @Test
    void aSocketEndsWithItsToken(@TempDir Path folder) throws Exception {
        try (RunningServer shortLived = RunningServer.start(RunningServer.unlimited(folder).withAccessTokenTtl(Duration
                .ofSeconds(2))); TestSocket socket = TestSocket.open(shortLived, shortLived.newUser())) {
            assertThat(socket.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void aServerThatStopsSaysSo(@TempDir Path folder) throws Exception {
        try (RunningServer stopping = RunningServer.open(folder);
                TestSocket socket = TestSocket.open(stopping, stopping
                        .newUser())) {
            socket.next(SocketMessage.Welcome.class);
            stopping.server().close();
            assertThat(socket.closeCode()).isEqualTo(1001);
        }
    }

    private static boolean noBroadcastBeforePong(TestSocket socket) throws Exception {
        while (true) {
            SocketMessage message = socket.first();
            if (message instanceof SocketMessage.Broadcast) {
                return false;
            }
            if (message instanceof SocketMessage.Pong) {
                return true;
            }
        }
    }

    private URI ws(String query) {
        return URI.create(server.uri(Paths.SOCKET + query).toString().replace("http:", "ws:"));
    }

    private int handshake(String query) {
        int[] status = new int[1];
        assertThatThrownBy(() -> server.http().newWebSocketBuilder().buildAsync(ws(query), new WebSocket.Listener() {})
                .get()).isInstanceOf(ExecutionException.class).cause().isInstanceOfSatisfying(
                        WebSocketHandshakeException.class, refused -> status[0] = refused.getResponse().statusCode());
        return status[0];
    }
}
