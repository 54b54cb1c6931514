package org.woodshed.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Json;

/** Answers what never reaches a route, such as a malformed request line, in the same form as all other errors. */
final class JettyErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ErrorCode code = code(response.getStatus());
        SecurityHeaders.add(response);
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
