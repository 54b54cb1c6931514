package org.woodshed.server.ws;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.server.auth.Session;

/**
 * One open socket. Messages wait in a queue of their own until the reader takes them, so that nobody else waits for a slow
 * one; who falls too far behind is cut off. Thread-safe.
 */
final class Connection {
    private static final int CLOSE_GRACE_SECONDS = 2;
    private final Session session;
    private final org.eclipse.jetty.websocket.api.Session transport;
    private final ScheduledExecutorService scheduler;
    private final Outgoing outgoing = new Outgoing();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicLong told = new AtomicLong(Long.MAX_VALUE);
    private volatile Instant lastHeard;
    private volatile @Nullable Set<EntityType> subscribed;

    Connection(Session session, org.eclipse.jetty.websocket.api.Session transport, ScheduledExecutorService scheduler,
            Instant now) {
        this.session = session;
        this.transport = transport;
        this.scheduler = scheduler;
        this.lastHeard = now;
    }

    Session session() {
        return session;
    }

    /** When it last gave a sign of life. */
    Instant lastHeard() {
        return lastHeard;
    }

    void heard(Instant now) {
        lastHeard = now;
    }

    /** Only these types are broadcast to it whole from now on. */
    void subscribe(Set<EntityType> types) {
        subscribed = Set.copyOf(types);
    }

    /** Notes a seq that this socket hears of; true if it had not heard of one as high before. */
    boolean tell(long seq) {
        return told.getAndAccumulate(seq, Math::max) < seq;
    }

    boolean wants(EntityType type) {
        Set<EntityType> types = subscribed;
        return types == null || types.contains(type);
    }

    /** Sends this first, and then whatever has come in since the connection was made. */
    void start(SocketMessage.Welcome first) {
        told.set(first.latestSeq());
        Thread.ofVirtual().name("socket ", 0).start(() -> sendAll(SocketMessages.write(first)));
    }

    void send(SocketMessage message) {
        send(SocketMessages.write(message));
    }

    void send(String text) {
        if (!outgoing.add(text)) {
            close(CloseReason.SLOW_READER);
        }
    }

    /**
     * Sends a message of which many follow one another: waits for the reader first.
     *
     * @param patience how long the reader may take nothing
     * @return false if the socket is closed, or is now because of this
     */
    boolean sendInTurn(SocketMessage message, Duration patience) {
        try {
            if (!outgoing.awaitRoom(patience.toNanos())) {
                close(CloseReason.SLOW_READER);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        send(message);
        return !closing.get();
    }

    /** Closes politely, and after a moment for good: a reader who takes nothing does not take the close either. */
    void close(CloseReason reason) {
        if (closing.compareAndSet(false, true)) {
            outgoing.end();
            transport.close(reason.code(), reason.text(), Callback.NOOP);
            disconnectInAMoment();
        }
    }

    /** Ends the sender once the socket is closed, by whomever. */
    void closed() {
        closing.set(true);
        outgoing.end();
    }

    /** In characters. */
    long waitingLength() {
        return outgoing.length();
    }

    boolean isOpen() {
        return !closing.get() && transport.isOpen();
    }

    private void sendAll(String first) {
        try {
            sendOne(first);
            String text = outgoing.take();
            while (text != null) {
                sendOne(text);
                outgoing.sent(text);
                text = outgoing.take();
            }
        } catch (ExecutionException broken) {
            // Nothing can be sent once a close has begun: to break off at once would cut the close and its reason short.
            disconnectInAMoment();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void disconnectInAMoment() {
        try {
            var _ = scheduler.schedule(transport::disconnect, CLOSE_GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException serverStopping) {
            transport.disconnect();
        }
    }

    private void sendOne(String text) throws ExecutionException, InterruptedException {
        Callback.Completable sent = new Callback.Completable();
        transport.sendText(text, sent);
        sent.get();
    }
}
