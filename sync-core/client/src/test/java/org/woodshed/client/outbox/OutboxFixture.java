package org.woodshed.client.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.MergePolicy;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityIds;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.Outcome;
import tools.jackson.databind.node.ObjectNode;

/** What decides about one entity's work, with ids and times that are always the same, and short ways to say states. */
@NullMarked
abstract class OutboxFixture {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final EntityKey KEY = EntityKey.entry(new EntityId("e1"));

    final ChangeMint mint = new ChangeMint(new EntityIds(new Random(7), () -> NOW), () -> NOW);
    final LocalEdits edits = new LocalEdits(mint, this::policy);
    final Answers answers = new Answers(mint, this::policy);
    final Incoming incoming = new Incoming(mint, this::policy);

    /** How this laptop merges. */
    MergePolicy policy() {
        return new MergePolicy(MergePolicy.Strategy.MERGE, "Travel ThinkPad");
    }

    final EntityWork edit(EntityWork work, String data) {
        return edits.edit(work, work.view(), data(data), Origin.UNKNOWN);
    }

    static EntityWork confirmed(long version, String data) {
        return EntityWork.none(KEY).withShadow(state(version, false, data));
    }

    static EntityState state(long version, String data) {
        return state(version, false, data);
    }

    static EntityState state(long version, boolean deleted, String data) {
        return new EntityState(KEY, version, deleted, data(data));
    }

    static PendingChange waiting(EntityWork work) {
        return Objects.requireNonNull(work.waiting());
    }

    static Acknowledgement accepted(EntityWork sent, Outcome outcome, long version, @Nullable String state) {
        return Acknowledgement.accepted(Objects.requireNonNull(sent.inFlight()).changeId(), outcome, 10, version,
                state == null ? null : new Acknowledgement.State(version, false, data(state)));
    }

    static Acknowledgement conflict(EntityWork sent) {
        return Acknowledgement.conflict(Objects.requireNonNull(sent.inFlight()).changeId());
    }

    static ConflictReport report(EntityWork sent, EntityState theirs) {
        return new ConflictReport(Objects.requireNonNull(sent.inFlight()).changeId(), "fields_overlap", List.of(
                "rating"), KEY.type(), KEY.id(),
                new ConflictReport.Remote(theirs.version(), null, "Studio MacBook",
                        NOW, theirs.deleted(), theirs.data()));
    }

    static ObjectNode data(String json) {
        return Json.readStored(json.replace('\'', '"'));
    }
}
