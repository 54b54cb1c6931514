package org.woodshed.client.transport;

import java.io.IOException;
import okhttp3.Response;

/** Reads an answer's body, but no more of it than any valid answer has. */
final class AnswerBody {
    private static final int MAX_BYTES = 16 << 20;

    private AnswerBody() {}

    static byte[] read(Response response) throws IOException {
        byte[] bytes = response.body().byteStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("the answer is too large");
        }
        return bytes;
    }
}
