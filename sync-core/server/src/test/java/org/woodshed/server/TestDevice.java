package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.TokenGrant;

/** A signed-in device: keeps the cursor it was given, and nothing else. */
final class TestDevice {
    private final RunningServer server;
    private final TokenGrant grant;
    private final String email;
    private @Nullable String generation;
    private long cursor;
    private @Nullable String check;

    TestDevice(RunningServer server, TokenGrant grant, String email) {
        this.server = server;
        this.grant = grant;
        this.email = email;
    }

    TokenGrant grant() {
        return grant;
    }

    String token() {
        return grant.accessToken();
    }

    String email() {
        return email;
    }

    UserId userId() {
        return grant.userId();
    }

    DeviceId deviceId() {
        return grant.deviceId();
    }

    long cursor() {
        return cursor;
    }

    /** A second device of the same musician. */
    TestDevice another() throws Exception {
        return server.login(email);
    }

    SyncRequest request(Change... changes) {
        return new SyncRequest(generation, cursor, check, 1, null, null, List.of(changes));
    }

    /** One round trip; takes the new cursor. */
    SyncResponse sync(Change... changes) throws Exception {
        return sync(request(changes));
    }

    SyncResponse sync(SyncRequest request) throws Exception {
        SyncResponse answer = ask(request);
        generation = answer.generation();
        cursor = answer.nextCursor();
        check = answer.check();
        return answer;
    }

    /** One round trip whose answer is lost on the way: the device learns nothing. */
    SyncResponse ask(SyncRequest request) throws Exception {
        HttpResponse<String> answer = post(Paths.SYNC_V2, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body(), SyncResponse.class);
    }

    Acknowledgement push(Change change) throws Exception {
        return sync(change).acknowledged().getFirst();
    }

    ErrorBody.Detail refused(SyncRequest request, int status) throws Exception {
        return refusal(post(Paths.SYNC_V2, request), status);
    }

    static ErrorBody.Detail refusal(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.read(answer.body(), ErrorBody.class).error();
    }

    /** A text in an error's details; empty if there is none. */
    static String detail(ErrorBody.Detail error, String name) {
        return error.details() == null ? "" : error.details().path(name).asString("");
    }

    /** Everything after the cursor, page by page. */
    List<ServerChange> pullAll(int limit) throws Exception {
        List<ServerChange> all = new ArrayList<>();
        SyncResponse page;
        do {
            page = sync(new SyncRequest(generation, cursor, check, 1, limit, null, List.of()));
            all.addAll(page.newChanges());
        } while (page.hasMore());
        return all;
    }

    /** @param headers names and values, in turn */
    HttpResponse<String> post(String path, Object body, String... headers) throws Exception {
        return server.send("POST", path, token(), body, headers);
    }

    /** The answer to a request that is taken, as a wire record. */
    <T> T ask(String path, Object body, Class<T> type, String... headers) throws Exception {
        HttpResponse<String> answer = post(path, body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body(), type);
    }

    HttpResponse<String> get(String path) throws Exception {
        return server.send("GET", path, token(), null);
    }
}
