package org.woodshed.server.v1;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityIds;
import org.woodshed.protocol.V1BatchRequest;
import org.woodshed.protocol.V1Conflict;
import org.woodshed.protocol.V1PushRequest;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.Batch;

/** {@code POST /api/sync/push} and {@code batch}: whole states are written. Thread-safe. */
public final class PushStep {
    private final AnswerOnce once;
    private final EntityIds ids;
    private final ToLongFunction<Author> applied;
    private final Consumer<String> conflicts;

    /**
     * A step.
     *
     * @param ids       names the changes
     * @param applied   the seq that a device last said it had applied
     * @param conflicts is told the reason of each conflict
     */
    public PushStep(AnswerOnce once, EntityIds ids, ToLongFunction<Author> applied, Consumer<String> conflicts) {
        this.once = once;
        this.ids = ids;
        this.applied = applied;
        this.conflicts = conflicts;
    }

    /**
     * Writes the states; those of one request all or, if this throws, none.
     *
     * @param key null if the request has no idempotency key
     * @throws org.woodshed.server.errors.ApiException if the request as a whole can't be answered
     */
    public Reply push(Author author, V1PushRequest request, @Nullable RequestKey key) {
        return write(author, StateWrites.of(request), key, Results::pushed);
    }

    /** As {@link #push}, in the form of a batch. */
    public Reply batch(Author author, V1BatchRequest request, @Nullable RequestKey key) {
        return write(author, StateWrites.of(request), key, Results::batched);
    }

    private Reply write(Author author, List<StateWrite> writes, @Nullable RequestKey key, Form form) {
        long known = applied.applyAsLong(author);
        return once.answer(author, key, writes.stream().map(StateWrite::key).distinct().toList(), (log, batch) -> {
            Tally tally = run(new LastWrite(log, batch, author, ids), writes);
            tally.conflicts().stream().map(V1Conflict::reason).forEach(conflicts);
            SyncToken next = NextToken.after(log, author.deviceId(), known, batch.lastSeq());
            return new AnswerOnce.Answer(form.of(tally, next, batch, writes), tally.isComplete());
        });
    }

    private static Tally run(LastWrite last, List<StateWrite> writes) {
        Tally tally = new Tally();
        writes.forEach(write -> tally.add(last.write(write)));
        return tally;
    }

    private interface Form {
        Object of(Tally tally, SyncToken next, Batch batch, List<StateWrite> writes);
    }
}
