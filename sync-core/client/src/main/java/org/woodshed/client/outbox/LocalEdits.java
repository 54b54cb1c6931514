package org.woodshed.client.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.Combination;
import org.woodshed.merge.Delta;
import org.woodshed.merge.DeltaCodec;
import org.woodshed.merge.Deltas;
import org.woodshed.merge.Dispute;
import org.woodshed.merge.MergePolicy;
import org.woodshed.merge.TextMerge;
import org.woodshed.merge.ThreeWayMerge;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityState;
import org.woodshed.model.FieldKind;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ChangeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a person's edits do to an entity's outstanding work: they fold into the change that waits, if one does. Pure but
 * for the ids and times it is handed.
 */
public final class LocalEdits {
    private final ChangeMint mint;

    private final Supplier<MergePolicy> policy;

    public LocalEdits(ChangeMint mint, Supplier<MergePolicy> policy) {
        this.mint = mint;
        this.policy = policy;
    }

    /** A new entity; on an id that is there already, an edit of it. */
    public EntityWork create(EntityWork work, ObjectNode data) {
        EntityState view = work.view();
        return work.exists() && !view.deleted() ? edit(work, view, data, Origin.UNKNOWN) : restore(work, data);
    }

    /**
     * An edit.
     *
     * @param openedOn the state the editor showed when editing began
     * @param edited   the data the editor leaves
     * @param origin   who changed it since the editor was opened, if anybody did
     */
    public EntityWork edit(EntityWork work, EntityState openedOn, ObjectNode edited, Origin origin) {
        EntityState view = work.view();
        if (view.deleted() || !work.exists()) {
            // Deleted meanwhile, perhaps before it ever left this laptop: it comes back with all its fields.
            return restore(work, edited);
        }
        boolean othersChangedIt = openedOn.version() < view.version();
        ThreeWayMerge.Result merged = ThreeWayMerge.merge(work.schema(), openedOn.data(), edited, view.data(),
                othersChangedIt ? policy.get() : MergePolicy.ASK);
        ObjectNode shown = merged.data();
        if (!othersChangedIt) {
            for (Dispute dispute : merged.disputes()) {
                shown = FieldPaths.with(work.schema(), shown, dispute.path(), dispute.mine());
            }
        }
        EntityWork queued = put(work, keepingDisputes(work, shown));
        EntityWork updated = updatingDisputes(queued, shown);
        if (!othersChangedIt) {
            return updated;
        }
        Trace trace = updated.trace().combining(merged.combined(), origin);
        return updated.withDisputes(merged.disputes(), mint.clock().instant(), origin)
                .withTrace(merged.combined().isEmpty() ? trace
                        : trace.settingAside(edited));
    }

    /** Deletes the entity. One that never left this laptop vanishes. */
    public EntityWork delete(EntityWork work) {
        if (work.view().deleted() || !work.exists()) {
            return work;
        }
        EntityWork settled = work.withConflict(null);
        if (work.shadow().version() == 0 && work.inFlight() == null && neverSent(work.waiting())) {
            return settled.withWaiting(null);
        }
        return settled.withWaiting(PendingChange.deletion(idFor(work), work.key(), work.shadow().version(), work
                .baseOfWaiting(), mint.clock().instant()));
    }

    /** Has a change that the server refused for good go once more; any other is left as it is. */
    public EntityWork retry(EntityWork work) {
        PendingChange waiting = work.waiting();
        return waiting == null || waiting.state() != OutboxItem.State.FAILED ? work
                : work.withWaiting(waiting.afresh());
    }

    /** Takes back a change that the server refused for good: what the server has is shown again. */
    public EntityWork giveUp(EntityWork work) {
        PendingChange waiting = work.waiting();
        return waiting == null || waiting.state() != OutboxItem.State.FAILED ? work : work.withWaiting(null);
    }

    /** Brings a deleted entity back with this data. */
    public EntityWork restore(EntityWork work, ObjectNode data) {
        PendingChange waiting = work.waiting();
        boolean unsentDeletion = waiting != null && waiting.type() == ChangeType.DELETED;
        EntityWork undone = unsentDeletion ? work.withWaiting(null) : work;
        EntityState view = undone.view();
        if (undone.exists() && !view.deleted()) {
            return edit(undone, view, data, Origin.UNKNOWN);
        }
        return undone.withWaiting(PendingChange.creation(idFor(work), work.key(), work.shadow().version(), data, mint
                .clock().instant()));
    }

    /** Settles one disputed field; null if it is not in dispute. */
    public @Nullable EntityWork resolve(EntityWork work, String path, Choice choice) {
        OpenConflict conflict = work.conflict();
        Dispute dispute = conflict == null ? null
                : conflict.disputes().stream().filter(open -> open.path().equals(
                        path)).findFirst().orElse(null);
        if (conflict == null || dispute == null) {
            return null;
        }
        EntityWork settled = work.withConflict(without(conflict, dispute));
        ObjectNode chosen =
                FieldPaths.with(work.schema(), settled.underlying().data(), path, chosen(work, dispute, choice));
        return put(settled, chosen);
    }

    private @Nullable JsonNode chosen(EntityWork work, Dispute dispute, Choice choice) {
        return switch (choice) {
            case Choice.Take take -> take.side() == Side.MINE ? dispute.mine() : dispute.theirs();
            case Choice.Value value -> value.value();
            case Choice.Both both -> isText(work, dispute)
                    ? StringNode.valueOf(TextMerge.both(text(dispute.mine()), text(dispute.theirs()), policy.get()
                            .laptop()))
                    : dispute.mine();
        };
    }

    private static boolean isText(EntityWork work, Dispute dispute) {
        return work.schema().rule(dispute.path()).kind() == FieldKind.TEXT;
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "" : value.asString("");
    }

    /**
     * Takes back what was decided without asking, as an ordinary edit: this laptop's own value stands again, or the
     * other's where this laptop's had been kept. Null if the value has been changed since.
     */
    public @Nullable EntityWork undo(EntityWork work, Combined combined) {
        EntityState view = work.view();
        Combination combination = combined.combination();
        if (!work.exists() || view.deleted()) {
            return null;
        }
        if (combination.path().equals(Combined.DELETED)) {
            return delete(work);
        }
        if (!JsonValues.same(FieldPaths.get(work.schema(), view.data(), combination.path()), combination.result())) {
            return null;
        }
        JsonNode value = combined.mineStands() ? combination.theirs() : combination.mine();
        return edit(work, view, FieldPaths.with(work.schema(), view.data(), combination.path(), value), Origin.UNKNOWN);
    }

    /** Makes the waiting change lead to this data, and takes it away if nothing is left to say. */
    private EntityWork put(EntityWork work, ObjectNode data) {
        PendingChange waiting = work.waiting();
        boolean neverConfirmed = work.shadow().version() == 0 && work.inFlight() == null;
        if (neverConfirmed || (waiting != null && waiting.type() == ChangeType.CREATED)) {
            return work.withWaiting(PendingChange.creation(idFor(work), work.key(), waiting == null ? 0
                    : waiting.baseVersion(), data, createdAt(waiting)));
        }
        ObjectNode base = work.baseOfWaiting();
        Delta delta = Deltas.between(work.schema(), base, data);
        return work.withWaiting(delta.isEmpty()
                ? null
                : PendingChange.update(idFor(work), work.key(), work.shadow().version(), base, DeltaCodec.write(delta),
                        createdAt(waiting)));
    }

    /** What may be sent of the data shown: a disputed field stays as it is until somebody chooses. */
    private ObjectNode keepingDisputes(EntityWork work, ObjectNode shown) {
        OpenConflict conflict = work.conflict();
        ObjectNode data = shown;
        if (conflict != null) {
            ObjectNode underlying = work.underlying().data();
            for (Dispute dispute : conflict.disputes()) {
                data = FieldPaths.with(work.schema(), data, dispute.path(), FieldPaths.get(work.schema(), underlying,
                        dispute.path()));
            }
        }
        return data;
    }

    /** Editing a disputed field changes this laptop's side of it; equal sides end the dispute. */
    private EntityWork updatingDisputes(EntityWork work, ObjectNode shown) {
        OpenConflict conflict = work.conflict();
        if (conflict == null) {
            return work;
        }
        List<Dispute> open = new ArrayList<>();
        for (Dispute dispute : conflict.disputes()) {
            Dispute edited = new Dispute(dispute.path(), dispute.base(), FieldPaths.get(work.schema(), shown, dispute
                    .path()), dispute.theirs());
            if (!JsonValues.same(edited.mine(), edited.theirs())) {
                open.add(edited);
            }
        }
        return work.withConflict(open.isEmpty() ? null
                : conflict.with(open, open.equals(conflict.disputes()) ? conflict.myTime() : mint.clock().instant()));
    }

    private static @Nullable OpenConflict without(OpenConflict conflict, Dispute settled) {
        List<Dispute> open = conflict.disputes().stream().filter(dispute -> !dispute.equals(settled)).toList();
        return open.isEmpty() ? null
                : conflict.with(open, conflict.myTime());
    }

    private ChangeId idFor(EntityWork work) {
        PendingChange waiting = work.waiting();
        return waiting != null && waiting.neverSent() ? waiting.changeId() : mint.newId();
    }

    private Instant createdAt(@Nullable PendingChange waiting) {
        return waiting == null ? mint.clock().instant() : waiting.createdAt();
    }

    private static boolean neverSent(@Nullable PendingChange waiting) {
        return waiting == null || waiting.neverSent();
    }
}
