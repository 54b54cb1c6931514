package org.woodshed.server.ws;

import java.time.Duration;
import java.time.InstantSource;
import org.woodshed.model.EntityType;
import org.woodshed.model.UserId;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.protocol.SocketRequest;
import org.woodshed.server.auth.DeviceActivity;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.CatchUpPage;
import org.woodshed.server.changes.CatchUpStep;
import org.woodshed.server.changes.TimeCursor;

/** Streams what a socket's device has missed, a frame at a time and as fast as it reads. Thread-safe. */
final class CatchUp {
    private final CatchUpStep step;
    private final DeviceActivity activity;
    private final TimeCursor times;
    private final InstantSource clock;
    private final Duration patience;

    CatchUp(CatchUpStep step, TimeCursor times, DeviceActivity activity, InstantSource clock, Duration patience) {
        this.step = step;
        this.times = times;
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
            return step.since(session.userId(), times.start(request.lastSyncTime()));
        }
        CatchUpPage page = step.first(session.userId(), request.generation(), cursor, request.check());
        // Only now: a cursor that was refused is none.
        activity.seen(session.userId(), session.deviceId(), cursor);
        return page;
    }

    private static SocketMessage frame(CatchUpPage page, int number) {
        boolean pieces = page.changes().stream().allMatch(change -> change.entityType().equals(EntityType.PIECE));
        return new SocketMessage.Bulk(pieces ? SocketMessages.REPERTOIRE_BULK : SocketMessages.BULK, page.changes(),
                page
                        .prevSeq(),
                page.lastSeq(), number, page.check());
    }
}
