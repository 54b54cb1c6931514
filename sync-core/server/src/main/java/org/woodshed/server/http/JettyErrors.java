package org.woodshed.server.http;

import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Json;

/** Answers what never reaches a route, such as a malformed request line, in the same form as all other errors. */
final class JettyErrors implements Request.Handler {
    /** A method, transfer encoding or version of HTTP that this server does not know. */
    private static final Set<Integer> NOT_OURS = Set.of(501, 505);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (NOT_OURS.contains(response.getStatus())) {
            // What the sender got wrong is no fault of the server's, whatever HTTP calls it.
            response.setStatus(ErrorCode.INVALID_REQUEST.status());
        }
        ErrorCode code = code(response.getStatus());
        SecurityHeaders.add(response);
        // Where a request could not be read, nobody can say where the next one begins, nor whether this one is a HEAD.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(Json.writeBytes(ErrorBody.of(code, message(code), null))), callback);
        return true;
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 404 -> ErrorCode.NOT_FOUND;
            case 413, 414, 431 -> ErrorCode.TOO_LARGE;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
        };
    }

    private static String message(ErrorCode code) {
        return code == ErrorCode.UNAVAILABLE ? "The server is stopping; try again" : "The request can't be answered";
    }
}
