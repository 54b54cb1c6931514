package org.woodshed.server.http;

import io.javalin.config.Key;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.Limits;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.limits.Patience;
import tools.jackson.databind.node.ObjectNode;

/** Reads request bodies: JSON, UTF-8, plain or gzip, within bounds. Thread-safe. */
final class Bodies {
    /** What is still read of a body that is too large, so that its sender gets to see the answer. */
    private static final long MAX_DRAIN_BYTES = 16L * Limits.MAX_BODY_BYTES;

    static final Key<Patience> PATIENCE = new Key<>("patience");

    private Bodies() {}

    /**
     * Reads the body as a wire record.
     *
     * @throws ApiException {@code unsupported_media_type}, {@code too_large} or {@code invalid_request}
     */
    static <T> T read(Context context, Class<T> type) {
        return read(context, type, Limits.MAX_BODY_BYTES);
    }

    /** As {@link #read(Context, Class)}, with another bound in bytes. */
    static <T> T read(Context context, Class<T> type, int maxBytes) {
        return convert(object(context, maxBytes), type);
    }

    /** Reads the body as a JSON object. */
    static ObjectNode object(Context context) {
        return object(context, Limits.MAX_BODY_BYTES);
    }

    private static ObjectNode object(Context context, int maxBytes) {
        requireJson(context.contentType());
        byte[] body = bytes(context, maxBytes);
        try {
            return Json.readObject(body);
        } catch (JsonException unreadable) {
            throw ApiException.invalid(unreadable.field(), String.valueOf(unreadable.getMessage()));
        }
    }

    /** Makes a wire record of a body that was read. */
    static <T> T convert(ObjectNode body, Class<T> type) {
        try {
            return Json.convert(body, type);
        } catch (JsonException unreadable) {
            throw ApiException.invalid(unreadable.field(), String.valueOf(unreadable.getMessage()));
        }
    }

    private static void requireJson(@Nullable String contentType) {
        String[] parts = contentType == null ? new String[] {""} : contentType.toLowerCase(Locale.ROOT).split(";");
        boolean json = parts.length > 0 && parts[0].strip().equals("application/json");
        boolean utf8 = Arrays.stream(parts).skip(1).map(part -> part.replace("\"", "").strip()).filter(part -> part
                .startsWith("charset=")).allMatch(part -> part.equals("charset=utf-8") || part.equals("charset=utf8"));
        if (!json || !utf8) {
            throw ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "The body must be sent as Content-Type: application/json, in UTF-8");
        }
    }

    private static byte[] bytes(Context context, int maxBytes) {
        String encoding = context.header("Content-Encoding");
        try {
            InputStream raw = new HastyInput(context.req().getInputStream(), context.appData(PATIENCE));
            if (context.req().getContentLengthLong() > maxBytes) {
                throw tooLarge(raw, maxBytes);
            }
            if (encoding == null || encoding.equalsIgnoreCase("identity")) {
                return bounded(raw, raw, maxBytes);
            }
            if (encoding.equalsIgnoreCase("gzip")) {
                return bounded(new GZIPInputStream(raw), raw, maxBytes);
            }
        } catch (ZipException | EOFException notGzip) {
            throw ApiException.invalid(null, "The body is not valid gzip");
        } catch (HastyInput.TooSlowException slow) {
            context.header("Connection", "close");
            throw ApiException.invalid(null, "The body came too slowly; nothing was changed");
        } catch (IOException broken) {
            throw ApiException.invalid(null, "The body could not be read to its end");
        }
        throw ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be gzip, or left out");
    }

    private static byte[] bounded(InputStream body, InputStream raw, int maxBytes) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge(raw, maxBytes);
        }
        return bytes;
    }

    private static ApiException tooLarge(InputStream raw, int maxBytes) throws IOException {
        raw.skip(MAX_DRAIN_BYTES);
        return ApiException.of(ErrorCode.TOO_LARGE, "The body is larger than " + maxBytes
                + " bytes; send less at once");
    }
}
