package org.woodshed.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.errors.ApiException;

/** Turns whatever a handler throws into the one form of error answers. Nothing of the inside shows. */
final class ErrorAnswers {
    private static final Logger LOGGER = LoggerFactory.getLogger(ErrorAnswers.class);

    private ErrorAnswers() {}

    static void register(RoutesConfig routes) {
        routes.exception(ApiException.class, (refusal, context) -> Answers.error(context, refusal));
        routes.exception(HttpResponseException.class, (thrown, context) -> Answers.error(context, ofRouter(thrown
                .getStatus())));
        routes.exception(Exception.class, ErrorAnswers::unexpected);
    }

    private static void unexpected(Exception fault, Context context) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOGGER.atError().setCause(fault).addKeyValue("error", id).addKeyValue("path", context.path()).log(
                "Unexpected failure");
        Answers.error(context, ApiException.withDetails(ErrorCode.INTERNAL,
                "Something went wrong on the server; the log has it as " + id, JsonValues.object().put("id", id)));
    }

    /** An error of the JVM itself, such as too little memory. */
    static void fatal(HttpServletResponse response, Error error) {
        LOGGER.error("The JVM failed within a request", error);
        response.setStatus(ErrorCode.INTERNAL.status());
    }

    private static ApiException ofRouter(int status) {
        return switch (status) {
            case 404 -> ApiException.of(ErrorCode.NOT_FOUND, "There is nothing at this address");
            case 405 -> ApiException.of(ErrorCode.METHOD_NOT_ALLOWED, "This address does not take that method");
            case 413 -> ApiException.of(ErrorCode.TOO_LARGE, "The request is too large");
            default -> ApiException.invalid(null, "The request is not valid");
        };
    }
}
