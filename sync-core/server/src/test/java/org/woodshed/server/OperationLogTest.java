package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.ListOperation;
import org.woodshed.protocol.OperationPage;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SyncResponse;
import tools.jackson.databind.JsonNode;

/** List operations: taken once, in one order with everything else, never looked into. */
class OperationLogTest extends SharedServer {
    @Test
    void whatOneDevicePushesAllPullInOrderTheAuthorToo() throws Exception {
        TestDevice studio = server.newUser();
        TestLists mine = new TestLists(studio);
        TestLists theirs = new TestLists(studio.another());
        OperationReceipt receipt = mine.push(mine.operation("scales"), mine.operation("arpeggios"));

        assertThat(receipt.accepted()).isEqualTo(2);
        assertThat(receipt.serverSeq()).isEqualTo(2);
        for (TestLists device : List.of(mine, theirs)) {
            OperationPage page = device.pull(500);
            assertThat(page.ops()).extracting(TestLists::text).containsExactly("scales", "arpeggios");
            assertThat(page.ops()).extracting(ListOperation::serverSeq).containsExactly(1L, 2L);
            assertThat(page.ops().getFirst().actor()).isEqualTo(studio.deviceId());
            assertThat(page.hasMore()).isFalse();
        }
    }

    @Test
    void aPushWhoseAnswerWasLostCountsAsDuplicate() throws Exception {
        TestLists lists = new TestLists(server.newUser());
        ListOperation operation = lists.operation("scales");
        lists.push(operation);
        OperationReceipt again = lists.push(operation, operation, lists.operation("arpeggios"));

        assertThat(again.duplicates()).isEqualTo(2);
        assertThat(again.accepted()).isEqualTo(1);
        assertThat(lists.pull(500).ops()).hasSize(2);
    }

    @Test
    void aStampThatComesWithAnotherPayloadIsRefusedAloneAndLoudly() throws Exception {
        TestLists lists = new TestLists(server.newUser());
        lists.push(lists.operation(1, "scales"));
        OperationReceipt receipt = lists.push(lists.operation(1, "something else"), lists.operation(2, "kept"), lists
                .operation(2, "another kept"));

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.refused()).extracting(OperationReceipt.Refused::reason).containsExactly("stamp_reused",
                "stamp_reused");
        assertThat(receipt.refused().getFirst().op().path("payload").path("text").asString("")).isEqualTo(
                "something else");
        assertThat(lists.pull(500).ops()).extracting(TestLists::text).containsExactly("scales", "kept");
    }

    @Test
    void oneBadOperationDoesNotHoldUpTheOthers() throws Exception {
        TestDevice device = server.newUser();
        TestLists lists = new TestLists(device);
        JsonNode good = Json.toObject(lists.operation("scales"));
        List<JsonNode> ops = new ArrayList<>(List.of(Edits.object("{\"scope\": \"list\"}"), good));
        for (String part : List.of("\"clock\": 0", "\"clock\": 1.5", "\"clock\": \"7\"", "\"scope\": \"lists\"",
                "\"resourceId\": \"a b\"", "\"payload\": null")) {
            ops.add(Json.toObject(lists.operation("x")).setAll(Edits.object("{" + part + "}")));
        }
        ops.add(Json.toObject(lists.operation("x".repeat(16 * 1024))));
        String answer =
                device.post(Paths.OPERATIONS_PUSH, new OperationPush(device.deviceId(), lists.generation(), ops))
                        .body();
        OperationReceipt receipt = Json.read(answer, OperationReceipt.class);

        assertThat(receipt.accepted()).as(answer).isEqualTo(1);
        assertThat(receipt.refused()).extracting(OperationReceipt.Refused::reason).containsExactly("invalid", "invalid",
                "invalid", "invalid", "invalid", "invalid", "invalid", "too_large");
    }

    @Test
    void aPayloadMayBeAnyJsonOf16KibibytesAndComesBackAsItWas() throws Exception {
        TestDevice device = server.newUser();
        TestLists lists = new TestLists(device);
        List<JsonNode> payloads = new ArrayList<>();
        for (String json : List.of("[1, null, {\"a\": 2.5}]", "\"text\"", "7", "true",
                "\"" + "é".repeat(8191) + "\"")) {
            payloads.add(Edits.object("{\"v\": " + json + "}").path("v"));
        }
        long clock = 0;
        for (JsonNode payload : payloads) {
            ListOperation model = lists.operation(++clock, "");
            lists.push(new ListOperation(ListOperation.REGISTRY, model.resourceId(), model.actor(), clock, payload,
                    null));
        }
        assertThat(lists.pull(500).ops()).extracting(ListOperation::payload).isEqualTo(payloads);
    }

    @Test
    void aPushSpeaksForItsOwnDeviceAndDatasetOnly() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        TestLists mine = new TestLists(studio);
        TestLists theirs = new TestLists(home);
        assertThat(TestDevice.refusal(mine.tryPush(mine.generation(), theirs.operation("x")), 403).code()).as(
                "another's actor").isEqualTo("forbidden");
        assertThat(TestDevice.refusal(home.post(Paths.OPERATIONS_PUSH, new OperationPush(studio.deviceId(), mine
                .generation(), List.of())), 403).code()).as("another's clientId").isEqualTo("forbidden");
        assertThat(TestDevice.refusal(mine.pull("?since=0&clientId=" + home.deviceId()), 403).code()).isEqualTo(
                "forbidden");
        assertThat(TestDevice.detail(TestDevice.refusal(mine.tryPush("other", mine.operation("x")), 409), "reason"))
                .isEqualTo("generation");
        ListOperation[] many = IntStream.range(0, 501).mapToObj(number -> mine.operation("x")).toArray(
                ListOperation[]::new);
        assertThat(TestDevice.refusal(mine.tryPush(mine.generation(), many), 413).code()).isEqualTo("too_large");
        assertThat(mine.pull(500).ops()).isEmpty();
    }

    @Test
    void onePullGivesWhatFitsAndTheNextOneTheRest() throws Exception {
        TestDevice device = server.newUser();
        TestLists lists = new TestLists(device);
        device.sync(Edits.entry(Edits.newEntry(), "between"));
        for (int batch = 0; batch < 3; batch++) {
            lists.push(IntStream.range(0, 20).mapToObj(number -> lists.operation("x".repeat(7000))).toArray(
                    ListOperation[]::new));
        }
        device.sync(Edits.entry(Edits.newEntry(), "after"));
        List<Long> seqs = new ArrayList<>();
        int pages = 0;
        OperationPage page;
        do {
            page = lists.pull(500);
            page.ops().forEach(operation -> seqs.add(operation.serverSeq()));
            pages++;
        } while (page.hasMore());

        assertThat(seqs).isEqualTo(LongStream.rangeClosed(2, 61).boxed().toList());
        assertThat(pages).as("256 KiB a page").isEqualTo(2);
        assertThat(page.serverSeq()).as("the cursor passes what is no operation").isEqualTo(62);
        assertThat(lists.pullRefused(63, 409).code()).isEqualTo("generation_mismatch");
        assertThat(lists.pullRefused(-1, 400).code()).isEqualTo("invalid_request");
    }

    @Test
    void version2MixesOperationsAndEntitiesInOneOrder() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        TestLists lists = new TestLists(studio);
        EntityKey entry = Edits.newEntry();
        lists.push(lists.operation("one"));
        studio.sync(Edits.entry(entry, "two"));
        lists.push(lists.operation("three"), lists.operation("four"));
        studio.sync(Edits.updated(entry, 1, "{\"rating\": 5}"));

        List<ServerChange> changes = home.pullAll(2);
        assertThat(changes).extracting(ServerChange::seq).containsExactly(1L, 3L, 4L, 5L);
        ServerChange first = changes.getFirst();
        assertThat(first.entityType()).isEqualTo(EntityType.LIST_OPERATION);
        assertThat(first.type()).isEqualTo(ChangeType.UPDATED);
        assertThat(TestLists.text(Json.convert(first.data(), ListOperation.class))).isEqualTo("one");
        assertThat(home.sync().newChanges()).isEmpty();
        assertThat(home.cursor()).isEqualTo(5);
    }

    @Test
    void theDigestCountsEveryOperationEverAccepted() throws Exception {
        TestDevice device = server.newUser();
        TestLists lists = new TestLists(device);
        device.sync(Edits.entry(Edits.newEntry(), "one"));
        lists.push(lists.operation("two"), lists.operation("three"));
        long xor = 0;
        for (ListOperation operation : lists.pull(500).ops()) {
            xor ^= Digest.itemHash(operation, Objects.requireNonNull(operation.serverSeq()));
        }

        Digest digest = device.sync().digest();
        assertThat(digest.count()).isEqualTo(1);
        assertThat(digest.lists()).isEqualTo(Digest.Lists.of(2, xor));
    }

    @Test
    void aCursorThatEndsAtAnOperationIsAsGoodAsAnyOther() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        TestLists lists = new TestLists(studio);
        lists.push(lists.operation("one"));
        SyncResponse known = home.sync();
        lists.push(lists.operation("two"));

        assertThat(home.ask(home.request()).newChanges()).hasSize(1);
        assertThat(known.check()).isNotNull();
    }

    @Test
    void operationsDoNotTravelAsChanges() throws Exception {
        TestDevice device = server.newUser();
        EntityKey key = Edits.newEntry();
        Change template = Edits.entry(key, "x");
        Change operation = new Change(template.changeId(), ChangeType.CREATED, EntityType.LIST_OPERATION, key.id(), 0L,
                null, template.data());
        assertThat(device.refused(device.request(operation), 400).code()).isEqualTo("invalid_request");
    }

    @Test
    void theOtherDevicesHearOfEachOperation() throws Exception {
        TestDevice studio = server.newUser();
        TestLists lists = new TestLists(studio);
        try (TestSocket socket = TestSocket.open(server, studio.another())) {
            socket.next(SocketMessage.Welcome.class);
            lists.push(lists.operation("one"), lists.operation("two"));
            SocketMessage.Broadcast first = socket.next(SocketMessage.Broadcast.class);
            SocketMessage.Broadcast second = socket.next(SocketMessage.Broadcast.class);

            assertThat(first.type()).isEqualTo("LIST_OPS");
            assertThat(first.entityType()).isEqualTo(EntityType.LIST_OPERATION);
            assertThat(TestLists.text(Json.convert(first.data(), ListOperation.class))).isEqualTo("one");
            assertThat(second.prevSeq()).isEqualTo(first.seq());
            assertThat(second.check()).as("belongs to the cursor it leads to").isEqualTo(studio.sync().check());
        }
    }

    @Test
    void operationsAndChangesAtOnceMakeOneGapFreeOrder() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice reader = studio.another();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                TestDevice device = studio.another();
                TestLists lists = new TestLists(device);
                writers.add(() -> {
                    for (int batch = 0; batch < 10; batch++) {
                        lists.push(lists.operation("a"), lists.operation("b"));
                        device.ask(device.request(Edits.entry(Edits.newEntry(), "c")));
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(reader.pullAll(17).stream().map(ServerChange::seq).collect(Collectors.toList())).isEqualTo(LongStream
                .rangeClosed(1, 120).boxed().toList());
    }

    @Test
    void anotherAccountsOperationsCannotBeRead() throws Exception {
        TestLists mine = new TestLists(server.newUser());
        TestLists strangers = new TestLists(server.newUser());
        mine.push(mine.operation("mine"));
        assertThat(strangers.pull(500).ops()).isEmpty();
        assertThat(strangers.bootstrap("").ops()).isEmpty();
    }
}
