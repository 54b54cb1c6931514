package org.woodshed.client.transport;

import java.util.concurrent.atomic.LongAdder;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;

/** Counts what HTTP calls send and receive, compressed as it is. Thread-safe. */
final class CountedBytes extends EventListener {
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        sent.add(request.headers().byteCount());
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        sent.add(byteCount);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        received.add(response.headers().byteCount());
    }

    @Override
    public void responseBodyEnd(Call call, long byteCount) {
        received.add(byteCount);
    }

    Traffic traffic() {
        return new Traffic(sent.sum(), received.sum());
    }
}
