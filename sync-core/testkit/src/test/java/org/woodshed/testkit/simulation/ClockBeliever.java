package org.woodshed.testkit.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.woodshed.model.EntityKey;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.changes.Author;

/** A server that drops what is older, by the clock of the laptop it comes from, than what it has. */
@NullMarked
final class ClockBeliever implements Mistake {
    /** Whose entity it is. */
    private record Owned(UserId user, EntityKey key) {}

    private final Map<Owned, Instant> latest = new HashMap<>();

    @Override
    public SyncResponse sync(Author author, SyncRequest request, Exchange real) {
        List<Change> taken = new ArrayList<>();
        List<Acknowledgement> dropped = new ArrayList<>();
        for (Change change : request.changesOrNone()) {
            Instant at = change.timestamp() == null ? Instant.MIN : change.timestamp();
            if (latest.merge(new Owned(author.userId(), change.key()), at, (one, other) -> one.isAfter(other) ? one
                    : other).isAfter(at)) {
                dropped.add(Acknowledgement.accepted(change.changeId(), Outcome.APPLIED, request
                        .lastKnownServerVersion(), change.baseVersion(), null));
            } else {
                taken.add(change);
            }
        }
        SyncResponse response = real.answer(author, new SyncRequest(request.generation(), request
                .lastKnownServerVersion(), request.check(), request.schema(), request.limit(), request.listsFrom(),
                taken));
        dropped.addAll(response.acknowledged());
        return new SyncResponse(response.generation(), response.restoredSeq(), dropped, response.newChanges(),
                response.conflicts(), response
                        .latestServerVersion(),
                response.check(), response.hasMore(), response.digest());
    }
}
