package org.woodshed.server;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;

/** A socket that collects what the server sends. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {
    private static final int SECONDS = 10;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    @SuppressWarnings("NullAway.Init")
    private WebSocket socket;

    /** Opens a socket as the laptop does: token in the header. */
    static TestSocket open(RunningServer server, TestDevice device) throws Exception {
        TestSocket socket = new TestSocket();
        URI uri = URI.create(server.uri(SocketMessage.path(device.userId())).toString().replace("http:", "ws:"));
        socket.socket = server.http().newWebSocketBuilder().header("Authorization", "Bearer " + device.token())
                .buildAsync(uri, socket).get(SECONDS, TimeUnit.SECONDS);
        return socket;
    }

    void send(String text) throws Exception {
        socket.sendText(text, true).get(SECONDS, TimeUnit.SECONDS);
    }

    /** The next message of a kind; others before it are passed over. */
    <T extends SocketMessage> T next(Class<T> type) throws Exception {
        while (true) {
            String text = messages.poll(SECONDS, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("no " + type.getSimpleName() + " came");
            }
            SocketMessage message = SocketMessages.read(text);
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }

    SocketMessage first() throws Exception {
        String text = messages.poll(SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("nothing came");
        }
        return SocketMessages.read(text);
    }

    int closeCode() throws Exception {
        return closeCode.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode.completeExceptionally(error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
