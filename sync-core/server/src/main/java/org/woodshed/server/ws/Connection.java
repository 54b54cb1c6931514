package org.woodshed.server.ws;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.server.auth.Session;

/**
 * One open socket. Messages wait in a queue of their own until the reader takes them, so that nobody else waits for a slow
 * one; who falls too far behind is cut off. Thread-safe.
 */
final class Connection {
    /** About as much as a laptop would rather read again over HTTP. In characters. */
    private static final long MAX_WAITING = 4L << 20;
    private static final int CLOSE_GRACE_SECONDS = 2;

    private final Session session;
    private final org.eclipse.jetty.websocket.api.Session transport;
    private final ScheduledExecutorService scheduler;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong waitingLength = new AtomicLong();
    private final AtomicBoolean closing = new AtomicBoolean();

    Connection(Session session, org.eclipse.jetty.websocket.api.Session transport, ScheduledExecutorService scheduler) {
        this.session = session;
        this.transport = transport;
        this.scheduler = scheduler;
    }

    Session session() {
        return session;
    }

    /** Sends this first, and then whatever has come in since the connection was made. */
    void start(SocketMessage first) {
        Thread.ofVirtual().name("socket ", 0).start(() -> sendAll(SocketMessages.write(first)));
    }

    void send(SocketMessage message) {
        send(SocketMessages.write(message));
    }

    void send(String text) {
        if (closing.get()) {
            return;
        }
        if (waitingLength.addAndGet(text.length()) > MAX_WAITING) {
            close(CloseReason.SLOW_READER);
        } else {
            waiting.add(text);
        }
    }

    /** Closes politely, and after a moment for good: a reader who takes nothing does not take the close either. */
    void close(CloseReason reason) {
        if (closing.compareAndSet(false, true)) {
            waiting.clear();
            waiting.add("");
            transport.close(reason.code(), reason.text(), Callback.NOOP);
            var _ = scheduler.schedule(transport::disconnect, CLOSE_GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends the sender once the socket is closed, by whomever. */
    void closed() {
        closing.set(true);
        waiting.add("");
    }

    boolean isOpen() {
        return transport.isOpen();
    }

    private void sendAll(String first) {
        try {
            sendOne(first);
            while (!closing.get()) {
                String text = waiting.take();
                if (text.isEmpty() || closing.get()) {
                    return;
                }
                sendOne(text);
                waitingLength.addAndGet(-text.length());
            }
        } catch (ExecutionException broken) {
            transport.disconnect();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendOne(String text) throws ExecutionException, InterruptedException {
        Callback.Completable sent = new Callback.Completable();
        transport.sendText(text, sent);
        sent.get();
    }
}
