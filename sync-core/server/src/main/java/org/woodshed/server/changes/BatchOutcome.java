package org.woodshed.server.changes;

import java.util.List;
import java.util.function.BiPredicate;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.storage.LogHead;

/**
 * What became of all changes of a request.
 *
 * @param acknowledged  one for each change, in request order
 * @param conflicts     in request order
 * @param head          where the log stands now
 * @param broadcasts    what the user's other devices are told, in seq order
 * @param knownToSender tells whether the sender, having this cursor, knows the entity as it is now
 */
public record BatchOutcome(List<Acknowledgement> acknowledged, List<ConflictReport> conflicts, LogHead head,
        List<SocketMessage.Broadcast> broadcasts, BiPredicate<EntityKey, Long> knownToSender) {

    static BatchOutcome ofNothing(LogHead head) {
        return new BatchOutcome(List.of(), List.of(), head, List.of(), (key, cursor) -> false);
    }

    /**
     * True if after this cursor there is nothing but what this request did and its sender knows.
     *
     * @param before where the log stood before the request
     */
    boolean isAllThatFollows(LogHead before, long cursor) {
        return cursor == before.lastSeq() && broadcasts.stream().allMatch(broadcast -> knownToSender.test(
                new EntityKey(broadcast.entityType(), broadcast.entityId()), cursor));
    }
}
