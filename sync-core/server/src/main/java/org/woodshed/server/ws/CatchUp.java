package org.woodshed.server.ws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityType;
import org.woodshed.model.UserId;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.protocol.SocketRequest;
import org.woodshed.server.auth.DeviceActivity;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.CatchUpPage;
import org.woodshed.server.changes.CatchUpStep;
import tools.jackson.databind.JsonNode;

/** Streams what a socket's device has missed, a frame at a time and as fast as it reads. Thread-safe. */
final class CatchUp {
    /** A time is a poor cursor: clocks differ, so this much more is sent than was asked for. */
    private static final Duration MARGIN = Duration.ofDays(30);
    private final CatchUpStep step;
    private final DeviceActivity activity;
    private final InstantSource clock;
    private final Duration patience;

    CatchUp(CatchUpStep step, DeviceActivity activity, InstantSource clock, Duration patience) {
        this.step = step;
        this.activity = activity;
        this.clock = clock;
        this.patience = patience;
    }

    /** Sends frame after frame, and SYNC_COMPLETE at the end. Returns early if the socket is closed. */
    void answer(Connection connection, SocketRequest.CatchUp request) {
        Session session = connection.session();
        UserId userId = session.userId();
        CatchUpPage page = first(session, request);
        int number = 0;
        boolean open = true;
        while (open && !page.changes().isEmpty()) {
            number++;
            open = connection.sendInTurn(frame(page, number), patience);
            connection.heard(clock.instant());
            if (!page.hasMore()) {
                break;
            }
            page = step.next(userId, page);
        }
        connection.send(new SocketMessage.SyncComplete(page.lastSeq(), clock.instant(), page.check()));
    }

    private CatchUpPage first(Session session, SocketRequest.CatchUp request) {
        Long cursor = request.lastSeq();
        if (cursor == null) {
            return step.since(session.userId(), start(request.lastSyncTime()));
        }
        CatchUpPage page = step.first(session.userId(), request.generation(), cursor, request.check());
        // Only now: a cursor that was refused is none.
        activity.seen(session.userId(), session.deviceId(), cursor);
        return page;
    }

    /** From when on to send; null for everything. A time that can't be right is ignored. */
    private @Nullable Instant start(@Nullable JsonNode given) {
        Instant now = clock.instant();
        try {
            Instant time = Instant.parse(given == null ? "" : given.asString(""));
            Instant latest = now.minus(MARGIN);
            return time.isAfter(now) ? null : time.isBefore(latest) ? time : latest;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static SocketMessage frame(CatchUpPage page, int number) {
        boolean pieces = page.changes().stream().allMatch(change -> change.entityType().equals(EntityType.PIECE));
        return new SocketMessage.Bulk(pieces ? SocketMessages.REPERTOIRE_BULK : SocketMessages.BULK, page.changes(),
                page
                        .prevSeq(),
                page.lastSeq(), number, page.check());
    }
}
