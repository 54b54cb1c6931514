package org.woodshed.server.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.storage.LogReader;

/** One change on its own, as sockets send it. Thread-safe. */
public final class MutationStep {
    private final ChangeService service;

    public MutationStep(ChangeService service) {
        this.service = service;
    }

    /**
     * What became of a change.
     *
     * @param conflict  what it met; null if it met nothing
     * @param broadcast what the user's other devices are told; null if they are told nothing
     */
    public record Result(Acknowledgement acknowledgement, @Nullable ConflictReport conflict,
            SocketMessage.@Nullable Broadcast broadcast) {}

    /**
     * Applies the change. It is safe from power loss when this returns.
     *
     * @throws org.woodshed.server.errors.ApiException if it can't be answered; then it was not applied
     */
    public Result apply(Author author, Change change) {
        SyncStep.requireAllowed(change);
        return service.apply(author, List.of(change), new ChangeService.Exchange<Result>() {
            @Override
            public void before(LogReader log) {
                // Whoever sends a single change names no cursor; its base version says what it was made from.
            }

            @Override
            public Result after(LogReader log, BatchOutcome outcome) {
                return new Result(outcome.acknowledged().getFirst(), outcome.conflicts().stream().findFirst().orElse(
                        null), outcome.broadcasts().stream().findFirst().orElse(null));
            }
        });
    }
}
