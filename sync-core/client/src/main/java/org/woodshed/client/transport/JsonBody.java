package org.woodshed.client.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Json;

/**
 * A request's JSON, compressed where that pays.
 *
 * @param encoding the Content-Encoding; null for none
 */
record JsonBody(RequestBody body, @Nullable String encoding) {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int COMPRESS_FROM_BYTES = 1024;

    static JsonBody of(Object value) {
        byte[] plain = Json.writeBytes(value);
        return plain.length < COMPRESS_FROM_BYTES ? new JsonBody(RequestBody.create(plain, JSON), null)
                : new JsonBody(
                        RequestBody.create(gzip(plain), JSON), "gzip");
    }

    /** A small body that is sent as it is. */
    static RequestBody plain(Object value) {
        return RequestBody.create(Json.writeBytes(value), JSON);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written", impossible);
        }
        return bytes.toByteArray();
    }
}
