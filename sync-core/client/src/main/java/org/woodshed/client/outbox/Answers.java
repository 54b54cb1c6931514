package org.woodshed.client.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.MergePolicy;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.Outcome;
import tools.jackson.databind.node.ObjectNode;

/** What the server's answer to the change in flight does to an entity's work. Pure but for ids and times. */
public final class Answers {
    /** After so many refusals a change is a dead letter: a person has to look at it. */
    public static final int MAX_REFUSALS = 5;
    private static final String ID_REUSED = "change_id_reused";
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

    private final ChangeMint mint;
    private final Rebase rebase;

    public Answers(ChangeMint mint, Supplier<MergePolicy> policy) {
        this.mint = mint;
        this.rebase = new Rebase(mint, policy);
    }

    /**
     * Settles the change in flight.
     *
     * @param work   with a change in flight, named by the acknowledgement
     * @param report what the change met, if the outcome is a conflict
     */
    public EntityWork settle(EntityWork work, Acknowledgement answer, @Nullable ConflictReport report) {
        PendingChange sent = work.inFlight();
        if (sent == null || !sent.changeId().equals(answer.changeId())) {
            return work;
        }
        if (answer.outcome() == Outcome.CONFLICT && report != null) {
            return overlapped(work, sent, report);
        }
        if (answer.outcome() == Outcome.REJECTED || answer.outcome() == Outcome.CONFLICT) {
            return refused(work, sent, answer.reason() == null ? "conflict" : answer.reason());
        }
        return accepted(work, sent, answer);
    }

    private EntityWork accepted(EntityWork work, PendingChange sent, Acknowledgement answer) {
        EntityState confirmed = confirmed(work.shadow(), sent, answer);
        EntityWork settled = Incoming.disputesAgainstShadow(work.withShadow(confirmed).withInFlight(null),
                Origin.UNKNOWN);
        PendingChange waiting = settled.waiting();
        if (waiting == null) {
            return settled;
        }
        boolean asExpected = confirmed.deleted() == (sent.type() == ChangeType.DELETED) && JsonValues.same(confirmed
                .data(), sent.result());
        if (asExpected) {
            return settled.withWaiting(waiting.onBase(confirmed.version(), waiting.type() == ChangeType.CREATED
                    ? waiting.base()
                    : confirmed.data()));
        }
        return rebase.waitingOntoShadow(settled, Origin.UNKNOWN);
    }

    /**
     * The state the server has now, as far as it can be known: the one it sent, if that is newer; what was sent, if it
     * followed directly on the shadow; else the shadow, until the page with the newer state is applied.
     */
    private static EntityState confirmed(EntityState shadow, PendingChange sent, Acknowledgement answer) {
        Acknowledgement.State state = answer.state();
        if (state != null) {
            return state.version() > shadow.version() ? state.toEntityState(sent.key()) : shadow;
        }
        Long version = answer.version();
        if (version == null || version != shadow.version() + 1 || shadow.version() != sent.baseVersion()) {
            return shadow;
        }
        return new EntityState(sent.key(), version, sent.type() == ChangeType.DELETED, sent.result());
    }

    private EntityWork overlapped(EntityWork work, PendingChange sent, ConflictReport report) {
        EntityState reported = report.remoteState();
        EntityState theirs = reported.version() > work.shadow().version() ? reported : work.shadow();
        Origin origin =
                new Origin(report.remote().deviceId(), report.remote().deviceName(), report.remote().serverTime());
        PendingChange waiting = work.waiting();
        ObjectNode mine = work.typedSince(sent);
        boolean deletedHere = waiting == null ? sent.type() == ChangeType.DELETED
                : waiting
                        .type() == ChangeType.DELETED;
        EntityWork answered = work.moved(theirs).withTrace(work.trace().by(origin));
        if (deletedHere) {
            // Somebody edited what this laptop deleted: the edit is kept.
            EntityWork kept = Incoming.disputesAgainstShadow(answered, origin);
            return theirs.deleted() ? kept
                    : kept.withTrace(kept.trace().keeping(Combined.keptAgainstMyDeletion(origin)));
        }
        if (theirs.deleted()) {
            return rebase.restoring(answered, mine, origin);
        }
        return rebase.merged(Incoming.disputesAgainstShadow(answered, origin), sent.base(), mine, mint.newId(),
                (waiting == null ? sent : waiting).createdAt(), origin);
    }

    private EntityWork refused(EntityWork work, PendingChange sent, String reason) {
        PendingChange waiting = work.waiting();
        EntityWork back = work.withInFlight(null);
        if (waiting == null) {
            Instant nextAttempt = mint.clock().instant().plus(FIRST_RETRY.multipliedBy(1L << sent.attempts()));
            // Under an id that the server knows for something else, it would be refused for ever.
            PendingChange again = reason.equals(ID_REUSED) ? sent.under(mint.newId()) : sent;
            EntityWork requeued = back.withWaiting(again.refused(reason, MAX_REFUSALS, nextAttempt));
            boolean moved = work.shadow().version() != sent.baseVersion();
            return moved ? rebase.waitingOntoShadow(requeued, Origin.UNKNOWN) : requeued;
        }
        // It has been edited since: the refused change and the edit go as one, which may well be acceptable.
        if (waiting.type() == ChangeType.DELETED) {
            return back.withWaiting(PendingChange.deletion(mint.newId(), sent.key(), sent.baseVersion(), sent.base(),
                    waiting.createdAt()));
        }
        if (sent.type() == ChangeType.CREATED) {
            return back.withWaiting(PendingChange.creation(mint.newId(), sent.key(), sent.baseVersion(), work
                    .typedSince(sent), sent.createdAt()));
        }
        return rebase.merged(back, sent.base(), work.typedSince(sent), mint.newId(), waiting.createdAt(),
                Origin.UNKNOWN);
    }
}
