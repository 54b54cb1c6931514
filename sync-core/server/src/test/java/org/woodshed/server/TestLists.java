package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.woodshed.model.EntityId;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.ListOperation;
import org.woodshed.protocol.OperationPage;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SnapshotReceipt;
import org.woodshed.protocol.SnapshotUpload;
import tools.jackson.databind.JsonNode;

/** The list side of a device under test: it has a clock, and keeps the cursor it was given. */
final class TestLists {
    private final TestDevice device;
    private long clock;
    private long cursor;

    TestLists(TestDevice device) {
        this.device = device;
    }

    /** The next operation of this device, on the list {@code warm-up}. */
    ListOperation operation(String text) {
        return operation(++clock, text);
    }

    ListOperation operation(long atClock, String text) {
        return new ListOperation(ListOperation.LIST, new EntityId("warm-up"), device.deviceId(), atClock, Edits.object(
                "{}").put("text", text), null);
    }

    OperationReceipt push(ListOperation... operations) throws Exception {
        HttpResponse<String> answer = tryPush(generation(), operations);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body(), OperationReceipt.class);
    }

    HttpResponse<String> tryPush(String generation, ListOperation... operations) throws Exception {
        List<JsonNode> ops = new ArrayList<>(Arrays.stream(operations).map(Json::toObject).toList());
        return device.post(Paths.OPERATIONS_PUSH, new OperationPush(device.deviceId(), generation, ops));
    }

    String generation() throws Exception {
        return bootstrap("").generation();
    }

    /** The next page after the cursor; takes the cursor it leads to. */
    OperationPage pull(int limit) throws Exception {
        OperationPage page = Json.read(pull("?since=" + cursor + "&limit=" + limit + "&clientId=" + device.deviceId())
                .body(), OperationPage.class);
        cursor = page.serverSeq();
        return page;
    }

    HttpResponse<String> pull(String query) throws Exception {
        return device.get(Paths.OPERATIONS_PULL + query);
    }

    ErrorBody.Detail pullRefused(long since, int status) throws Exception {
        return TestDevice.refusal(pull("?since=" + since), status);
    }

    Bootstrap bootstrap(String query) throws Exception {
        HttpResponse<String> answer = device.get(Paths.OPERATIONS_BOOTSTRAP + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body(), Bootstrap.class);
    }

    SnapshotReceipt snapshot(long serverSeq, String state) throws Exception {
        HttpResponse<String> answer = trySnapshot(serverSeq, 1, state);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.read(answer.body(), SnapshotReceipt.class);
    }

    HttpResponse<String> trySnapshot(long serverSeq, int schema, String state) throws Exception {
        return device.post(Paths.OPERATIONS_SNAPSHOT, new SnapshotUpload(generation(), serverSeq, schema, Edits.object(
                "{}").put("state", state)));
    }

    static String text(ListOperation operation) {
        return operation.payload().path("text").asString("");
    }
}
