package org.woodshed.server.oplog;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.ChangeService;
import org.woodshed.server.changes.Refusals;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.LogWriter;
import tools.jackson.databind.JsonNode;

/** Takes list operations into the user's log, each once however often it is sent. Thread-safe. */
public final class OperationService {
    private final ChangeService service;
    private final InstantSource clock;

    public OperationService(ChangeService service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    /**
     * What came of a push.
     *
     * @param prevSeq the seq just before the first that was accepted now; null if none was
     * @param check   belongs to the cursor that the last of them leads to; null like {@code prevSeq}
     */
    public record Taken(OperationReceipt receipt, @Nullable Long prevSeq, @Nullable String check) {}

    /**
     * Takes what is valid and new, and says what is not. Other devices are told when this returns.
     *
     * @throws ApiException if the request as a whole can't be taken: too many operations, another device's, or another
     *                      dataset's
     */
    public Taken push(Author author, OperationPush push) {
        if (push.ops().size() > Limits.MAX_OPERATIONS) {
            throw ApiException.of(ErrorCode.TOO_LARGE, "A push may hold at most " + Limits.MAX_OPERATIONS
                    + " operations; send the rest in the next one");
        }
        requireOwn(author, push.clientId().value(), "clientId");
        for (JsonNode operation : push.ops()) {
            JsonNode actor = operation.path("actor");
            if (actor.isString()) {
                requireOwn(author, actor.stringValue(), "actor");
            }
        }
        return service.write(author, log -> take(log, author, push));
    }

    private ChangeService.Written<Taken> take(LogWriter log, Author author, OperationPush push) {
        if (!push.generation().equals(log.head().generation())) {
            throw Refusals.otherDataset(log.head().generation(), "generation");
        }
        OperationRun run =
                new OperationRun(log, author.deviceId(), clock.instant().truncatedTo(ChronoUnit.MILLIS), service
                        .logQuota());
        List<OperationRun.Received> received = push.ops().stream().map(OperationRun.Received::read).toList();
        run.take(received);
        return new ChangeService.Written<>(run.taken(), run.broadcasts());
    }

    /** A device speaks for itself only: an actor that two of them used would give out each clock twice. */
    static void requireOwn(Author author, String device, String what) {
        if (!device.equals(author.deviceId().value())) {
            throw ApiException.of(ErrorCode.FORBIDDEN,
                    "The " + what + " of list operations must be the device that sends"
                            + " them");
        }
    }
}
