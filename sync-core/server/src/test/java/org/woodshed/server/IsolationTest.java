package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.AccountDeletion;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.PasswordChange;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SnapshotUpload;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketRequest;
import org.woodshed.protocol.SocketRequests;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import tools.jackson.databind.JsonNode;

/**
 * One account's data never meets another's: a stranger who knows every id, cursor and email of a musician asks every
 * address and sends every message with them. Nothing of the musician's shows, and nothing changes.
 */
class IsolationTest extends SharedServer {
    /** Says nothing of anybody. */
    private static final Set<String> PUBLIC = Set.of("GET " + Paths.LIVE, "GET " + Paths.READY, "GET "
            + Paths.CAPABILITIES, "GET /metrics");
    private static final String KEY = "the-musicians-key";
    private static final String SECRET = "only-the-musician-knows";
    private final EntityKey entry = Edits.newEntry();
    private final EntityKey gone = Edits.newEntry();
    private final EntityKey piece = Edits.piece("A piece " + SECRET, null);
    private final Change pushed = Edits.entry(entry, "notes " + SECRET);
    private final List<String> heard = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private TestDevice musician;
    @SuppressWarnings("NullAway.Init")
    private TestDevice stranger;
    @SuppressWarnings("NullAway.Init")
    private SyncResponse known;

    interface Attempt {
        void run() throws Exception;
    }

    @BeforeEach
    void register() throws Exception {
        heard.clear();
        musician = server.newUser();
        stranger = server.newUser();
        server.send("PATCH", Paths.DEVICES + "/" + musician.deviceId(), musician.token(), new DeviceRename("Laptop "
                + SECRET));
        musician.sync(pushed, Edits.entry(gone, "gone " + SECRET), Edits.piece(piece, "A piece " + SECRET, null));
        TestLists lists = new TestLists(musician);
        lists.push(lists.operation("an item " + SECRET));
        assertThat(musician.post(Paths.SYNC_V1_PUSH, "{\"changes\": {\"entries\": [{\"id\": \"" + entry.id()
                + "\", \"version\": 1, \"notes\": \"more " + SECRET + "\"}]}}", "X-Idempotency-Key", KEY).statusCode())
                .isEqualTo(200);
        known = musician.sync(Edits.deleted(gone, 1));
    }

    @Test
    void noAddressShowsOrChangesAnythingOfAnotherAccount() throws Exception {
        Map<String, Attempt> attempts = attempts();
        Set<String> addresses = new TreeSet<>(server.server().addresses());
        addresses.removeAll(PUBLIC);
        assertThat(attempts.keySet()).as("a new address needs its attempts here").containsExactlyElementsOf(addresses);
        String before = everything();
        for (Map.Entry<String, Attempt> attempt : attempts.entrySet()) {
            int answers = heard.size();
            attempt.getValue().run();
            assertThat(heard.size()).as(attempt.getKey()).isGreaterThan(answers);
        }
        assertThat(heard).noneMatch(answer -> answer.contains(SECRET));
        assertThat(everything()).as("nothing changed").isEqualTo(before);
        assertThat(musician.get(Paths.DEVICES).statusCode()).as("still signed in").isEqualTo(200);
    }

    @Test
    void noMessageShowsOrChangesAnythingOfAnotherAccount() throws Exception {
        String before = everything();
        try (TestSocket own = TestSocket.open(server, musician);
                TestSocket socket = TestSocket.open(server,
                        stranger)) {
            own.next(SocketMessage.Welcome.class);
            for (String message : messages()) {
                socket.send(message);
            }
            socket.send("{\"type\": \"PING\"}");
            SocketMessage message = socket.first();
            while (!(message instanceof SocketMessage.Pong)) {
                heard.add(message.toString());
                message = socket.first();
            }
            assertThat(heard).hasSizeGreaterThan(messages().size()).noneMatch(text -> text.contains(SECRET));
            own.send("{\"type\": \"PING\"}");
            SocketMessage told = own.first();
            while (!(told instanceof SocketMessage.Pong)) {
                assertThat(told).isInstanceOf(SocketMessage.Presence.class);
                assertThat(told.toString()).doesNotContain(stranger.deviceId().value());
                told = own.first();
            }
        }
        assertThat(everything()).as("nothing changed").isEqualTo(before);
    }

    private Map<String, Attempt> attempts() {
        Map<String, Attempt> attempts = new TreeMap<>();
        String device = Paths.DEVICES + "/" + musician.deviceId();
        Credentials wrong = new Credentials(musician.email(), "wrong password", musician.deviceId(), "x");
        Credentials taken = new Credentials(RunningServer.newEmail(), RunningServer.PASSWORD, musician.deviceId(), "x");
        Credentials own = new Credentials(stranger.email(), RunningServer.PASSWORD, musician.deviceId(), "x");
        attempts.put("POST " + Paths.REGISTER, () -> {
            ask("POST", Paths.REGISTER, wrong);
            ask("POST", Paths.REGISTER, taken);
        });
        attempts.put("POST " + Paths.LOGIN, () -> {
            ask("POST", Paths.LOGIN, wrong);
            ask("POST", Paths.LOGIN, own);
        });
        attempts.put("POST " + Paths.REFRESH, () -> ask("POST", Paths.REFRESH, new RefreshRequest(musician.token())));
        attempts.put("POST " + Paths.LOGOUT, () -> ask("POST", Paths.LOGOUT + "?userId=" + musician.userId()
                + "&deviceId=" + musician.deviceId(), null, server.login(stranger.email()).token()));
        attempts.put("POST " + Paths.ACCOUNT_PASSWORD, () -> ask("POST", Paths.ACCOUNT_PASSWORD + "?userId=" + musician
                .userId(), new PasswordChange("wrong password", "a new one for you")));
        attempts.put("DELETE " + Paths.ACCOUNT, () -> ask("DELETE", Paths.ACCOUNT + "?userId=" + musician.userId(),
                new AccountDeletion("wrong password")));
        attempts.put("GET " + Paths.DEVICES, () -> ask("GET", Paths.DEVICES + "?userId=" + musician.userId(), null));
        attempts.put("PATCH " + Paths.DEVICES + "/{id}", () -> ask("PATCH", device, new DeviceRename("mine")));
        attempts.put("DELETE " + Paths.DEVICES + "/{id}", () -> ask("DELETE", device, null));
        attempts.put("GET " + Paths.SOCKET, () -> ask("GET", SocketMessage.path(musician.userId()), null));
        attempts.put("POST " + Paths.SYNC_V2, () -> {
            ask("POST", Paths.SYNC_V2, cursor());
            for (Change change : changes()) {
                ask("POST", Paths.SYNC_V2, new SyncRequest(null, 0L, null, 1, null, null, List.of(change)));
            }
        });
        attempts.put("POST " + Paths.SYNC_V2_DIGEST, () -> {
            ask("POST", Paths.SYNC_V2_DIGEST, cursor());
            for (int bucket = 0; bucket < 256; bucket++) {
                ask("POST", Paths.SYNC_V2_DIGEST, "{\"lastKnownServerVersion\": 0, \"bucket\": " + bucket + "}");
            }
        });
        attempts.put("GET " + Paths.SYNC_V2_HISTORY, () -> {
            for (EntityKey key : List.of(entry, gone, piece)) {
                ask("GET", Paths.SYNC_V2_HISTORY + "?entityType=" + key.type() + "&entityId=" + key.id(), null);
            }
            ask("GET", Paths.SYNC_V2_HISTORY + "?userId=" + musician.userId() + "&deviceId=" + musician.deviceId(),
                    null);
        });
        for (String path : List.of(Paths.SYNC_V1_PUSH, Paths.SYNC_V1_BATCH)) {
            attempts.put("POST " + path, () -> {
                for (JsonNode body : WholeStateBodies.writes(path, List.of(entry, gone, piece))) {
                    ask("POST", path, body);
                    heard.add(server.send("POST", path, stranger.token(), body, "X-Idempotency-Key", KEY).body());
                    heard.add(server.send("POST", path, stranger.token(), body, "X-Device-ID", musician.deviceId()
                            .value()).body());
                }
            });
        }
        attempts.put("POST " + Paths.SYNC_V1_PULL, () -> {
            ask("POST", Paths.SYNC_V1_PULL, "{}");
            ask("POST", Paths.SYNC_V1_PULL, "{\"since\": \"seq_" + known.latestServerVersion() + "\"}");
            ask("POST", Paths.SYNC_V1_PULL, "{\"lastSyncTime\": \"2020-01-01T00:00:00Z\", \"userId\": \"" + musician
                    .userId() + "\"}");
        });
        attempts.put("GET " + Paths.SYNC_V1_STATUS, () -> ask("GET", Paths.SYNC_V1_STATUS + "?userId=" + musician
                .userId() + "&deviceId=" + musician.deviceId(), null));
        attempts.put("POST " + Paths.SYNC_V2_MIGRATE, () -> {
            for (JsonNode body : WholeStateBodies.records(List.of(entry, gone, piece))) {
                ask("POST", Paths.SYNC_V2_MIGRATE, body);
            }
        });
        String list = "?since=0&clientId=" + musician.deviceId() + "&userId=" + musician.userId();
        attempts.put("GET " + Paths.OPERATIONS_BOOTSTRAP, () -> ask("GET", Paths.OPERATIONS_BOOTSTRAP + list, null));
        attempts.put("GET " + Paths.OPERATIONS_PULL, () -> {
            ask("GET", Paths.OPERATIONS_PULL + list, null);
            ask("GET", Paths.OPERATIONS_PULL + "?since=0&clientId=" + stranger.deviceId(), null);
        });
        attempts.put("POST " + Paths.OPERATIONS_PUSH, () -> {
            JsonNode operation = Json.toObject(new TestLists(musician).operation("overwritten"));
            ask("POST", Paths.OPERATIONS_PUSH, new OperationPush(stranger.deviceId(), known.generation(), List.of(
                    operation)));
            ask("POST", Paths.OPERATIONS_PUSH, new OperationPush(musician.deviceId(), known.generation(), List.of(
                    operation)));
        });
        attempts.put("POST " + Paths.OPERATIONS_SNAPSHOT, () -> ask("POST", Paths.OPERATIONS_SNAPSHOT,
                new SnapshotUpload(known.generation(), known.latestServerVersion(), 1, Edits.object("{}"))));
        return attempts;
    }

    /** Every kind of change of everything the musician has, also under the id of a change of theirs. */
    private List<Change> changes() {
        List<Change> changes = new ArrayList<>(List.of(Edits.withId(pushed.changeId(), Edits.entry(entry,
                "x"))));
        for (EntityKey key : List.of(entry, gone, piece)) {
            for (long base : new long[] {0, 1, 2}) {
                changes.add(Edits.created(key, base, "{\"title\": \"x\", \"notes\": \"x\"}"));
                changes.add(Edits.updated(key, base, "{\"notes\": \"x\"}"));
                changes.add(Edits.withId(pushed.changeId(), Edits.updated(key, base,
                        "{\"notes\": \"y\"}")));
                changes.add(Edits.deleted(key, base));
            }
        }
        return changes;
    }

    private List<String> messages() {
        List<String> messages = new ArrayList<>(List.of("{\"type\": \"SYNC_REQUEST\", \"lastSeq\": 0}",
                "{\"type\": \"SYNC_REQUEST\", \"lastSeq\": " + known.latestServerVersion() + ", \"check\": \"" + known
                        .check() + "\", \"generation\": \"" + known.generation() + "\", \"userId\": \""
                        + musician
                                .userId()
                        + "\"}",
                "{\"type\": \"SYNC_REQUEST\"}",
                "{\"type\": \"SYNC_REQUEST\", \"lastSyncTime\": \"2020-01-01T00:00:00Z\"}",
                "{\"type\": \"SUBSCRIBE\", \"entityTypes\": [\"piece\"], \"userId\": \"" + musician.userId() + "\"}",
                "{\"type\": \"LIST_OPS\", \"generation\": \"" + known.generation() + "\", \"ops\": [{\"actor\": \""
                        + musician.deviceId() + "\"}]}",
                listOperations(musician), listOperations(stranger)));
        for (Change change : changes()) {
            messages.add(Json.write(Json.toObject(new SocketMutationTest.Envelope(change)).put("type",
                    org.woodshed.protocol.MutationName.of(change.entityType(), change.type(), false))));
        }
        return messages;
    }

    /** On the musician's list and dataset, in the name of a device. */
    private String listOperations(TestDevice actor) {
        return SocketRequests.write(new SocketRequest.Operations(known.generation(), List.of(Json.toObject(
                new TestLists(actor).operation("overwritten")))));
    }

    private SyncRequest cursor() {
        return new SyncRequest(known.generation(), known.latestServerVersion(), known.check(), 1, null, null, List
                .of());
    }

    private void ask(String method, String path, @Nullable Object body) throws Exception {
        ask(method, path, body, stranger.token());
    }

    private void ask(String method, String path, @Nullable Object body, String token) throws Exception {
        heard.add(server.send(method, path, token, body).body());
    }

    /** All that the musician has, as text: entities, history, devices. */
    private String everything() throws Exception {
        TestDevice reader = new TestDevice(server, musician.grant(), musician.email());
        return reader.sync() + musician.get(Paths.SYNC_V2_HISTORY).body() + musician.get(Paths.DEVICES).body()
                .replaceAll("\"(lastSeenAt|cursor|connected)\":[^,}]*", "");
    }
}
