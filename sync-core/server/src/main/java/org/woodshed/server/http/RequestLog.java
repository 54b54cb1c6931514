package org.woodshed.server.http;

import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request: neither its query nor its headers, in which tokens travel, nor its body. */
final class RequestLog {
    private static final Logger LOGGER = LoggerFactory.getLogger(RequestLog.class);

    private RequestLog() {}

    static void write(Context context, float milliseconds) {
        LOGGER.atInfo().addKeyValue("method", context.method()).addKeyValue("path", context.path()).addKeyValue(
                "status", context.statusCode()).addKeyValue("ms", Math.round(milliseconds)).log("request");
    }
}
