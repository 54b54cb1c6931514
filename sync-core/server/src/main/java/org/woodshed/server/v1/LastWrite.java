package org.woodshed.server.v1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.Deltas;
import org.woodshed.model.EntityIds;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.FieldKind;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Schemas;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.V1Conflict;
import org.woodshed.protocol.V1Refusal;
import org.woodshed.server.changes.Applied;
import org.woodshed.server.changes.Author;
import org.woodshed.server.changes.Batch;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.StoredEntity;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last write wins: a state replaces what is there, whoever put it there, and that is told. Two things need the version
 * they were made from: bringing back what was deleted, and setting a counter. Belongs to one transaction.
 */
final class LastWrite {
    private final LogWriter log;
    private final Batch batch;
    private final Author author;
    private final EntityIds ids;

    LastWrite(LogWriter log, Batch batch, Author author, EntityIds ids) {
        this.log = log;
        this.batch = batch;
        this.author = author;
        this.ids = ids;
    }

    Written write(StateWrite write) {
        StoredEntity present = batch.present(write.key()).orElse(null);
        if (present == null) {
            return apply(write, write.deleted() ? ChangeType.DELETED : ChangeType.CREATED, 0, write.content());
        }
        long version = present.state().version();
        if (present.state().deleted()) {
            if (write.deleted()) {
                return Written.plain(false);
            }
            return write.isMadeFrom(version) ? apply(write, ChangeType.CREATED, version, write.content())
                    : new Written(false, List.of(conflict(write, present, "deleted", List.of(), null)), null);
        }
        return write.deleted() ? delete(write, present) : update(write, present);
    }

    private Written delete(StateWrite write, StoredEntity present) {
        boolean unseen = write.version() != null && isUnseen(write, present);
        Written written = apply(write, ChangeType.DELETED, present.state().version(), null);
        return unseen ? with(written, conflict(write, present, Written.OVERWRITTEN, List.of(), null)) : written;
    }

    private Written update(StateWrite write, StoredEntity present) {
        EntitySchema schema = Schemas.of(write.key().type());
        ObjectNode before = present.state().data();
        ObjectNode changes = JsonValues.object();
        List<String> counters = new ArrayList<>();
        write.content().properties().stream().filter(field -> !JsonValues.same(field.getValue(), before.get(field
                .getKey()))).forEach(field -> {
                    boolean counter = schema.rule(field.getKey()).kind() == FieldKind.COUNTER;
                    if (counter && !write.isMadeFrom(present.state().version())) {
                        counters.add(field.getKey());
                    } else {
                        changes.set(field.getKey(), field.getValue());
                    }
                });
        if (!changes.isEmpty() && CanonicalJson.sha256(before).equals(write.checksum())) {
            return new Written(false, List.of(), new V1Refusal(write.key().type(), write.key().id(), "invalid",
                    "checksum"));
        }
        boolean unseen = isUnseen(write, present);
        Written written = changes.isEmpty() ? Written.plain(false)
                : apply(write, ChangeType.UPDATED, present.state().version(), changes);
        if (written.changed() && unseen) {
            written = withOverwritten(written, write, present, schema);
        }
        return counters.isEmpty() ? written : with(written, conflict(write, present, "counter", counters, null));
    }

    /** True if another device has changed the entity since the sender can have seen it. */
    private boolean isUnseen(StateWrite write, StoredEntity present) {
        Long base = write.version();
        if (base == null) {
            return !present.deviceId().equals(author.deviceId());
        }
        return base < present.state().version() && (!present.deviceId().equals(author.deviceId()) || log
                .changedByOthers(write.key(), base, author.deviceId()));
    }

    private Written withOverwritten(Written written, StateWrite write, StoredEntity present, EntitySchema schema) {
        ObjectNode before = present.state().data();
        ObjectNode after = batch.present(write.key()).orElseThrow().state().data();
        long base = write.version() == null ? 0 : write.version();
        List<String> fields = Deltas.between(schema, before, after).fields().stream().filter(field -> before.has(field)
                && present.versions().of(field) > base).toList();
        if (fields.isEmpty()) {
            return written;
        }
        ObjectNode overwritten = JsonValues.object();
        fields.forEach(field -> overwritten.set(field, before.get(field)));
        return with(written, conflict(write, present, Written.OVERWRITTEN, fields, overwritten));
    }

    private Written apply(StateWrite write, ChangeType type, long base, @Nullable ObjectNode data) {
        EntityKey key = write.key();
        long seq = batch.lastSeq();
        Applied applied = batch.apply(new Change(ids.change(), type, key.type(), key.id(), base, null, data));
        if (applied.outcome() == Outcome.APPLIED) {
            return Written.plain(batch.lastSeq() > seq);
        }
        String reason = applied.reason();
        return new Written(false, List.of(), new V1Refusal(key.type(), key.id(), reason == null ? "invalid" : reason,
                applied.field()));
    }

    private static Written with(Written written, V1Conflict conflict) {
        List<V1Conflict> conflicts = new ArrayList<>(written.conflicts());
        conflicts.add(conflict);
        return new Written(written.changed(), conflicts, written.refusal());
    }

    private static V1Conflict conflict(StateWrite write, StoredEntity met, String reason, List<String> fields,
            @Nullable ObjectNode overwritten) {
        return new V1Conflict(write.key().type(), write.key().id(), write.version(), met.state().version(), reason,
                fields, overwritten);
    }
}
