package org.woodshed.server.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.model.FieldProblem;
import org.woodshed.model.JsonValues;
import org.woodshed.model.NamedIds;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.MigrateRecord;
import org.woodshed.protocol.MigrateRequest;
import org.woodshed.protocol.MigrateResponse;
import org.woodshed.protocol.Outcome;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.StoredEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes over the records of an older program. What is here already wins over them, and a record that comes again changes
 * nothing, even if its entity was edited or deleted since: each makes a change whose id follows from its content.
 * Thread-safe.
 */
public final class MigrateStep {
    private final ChangeService service;

    public MigrateStep(ChangeService service) {
        this.service = service;
    }

    /**
     * Takes the records over.
     *
     * @throws ApiException {@code too_large} if there are too many; then none was taken over
     */
    public MigrateResponse answer(Author author, MigrateRequest request) {
        if (request.records().size() > Limits.MAX_RECORDS) {
            throw ApiException.of(ErrorCode.TOO_LARGE, "A request may hold at most " + Limits.MAX_RECORDS
                    + " records; send the rest in the next one. Nothing was changed");
        }
        List<MigrateResponse.Problem> problems = new ArrayList<>();
        Map<Integer, Change> changes = changes(request.records(), problems);
        Scope scope = Scope.of(List.copyOf(changes.values()));
        return service.compose(author, scope, (log, batch) -> {
            Tally tally = new Tally(problems);
            for (int index = 0; index < request.records().size(); index++) {
                Change change = changes.get(index);
                if (change != null) {
                    tally.count(index, batch, change);
                }
            }
            return tally.answer();
        });
    }

    private static Map<Integer, Change> changes(List<JsonNode> records, List<MigrateResponse.Problem> problems) {
        Map<Integer, Change> changes = new HashMap<>();
        for (int index = 0; index < records.size(); index++) {
            try {
                MigrateRecord record = Json.convert(records.get(index), MigrateRecord.class);
                if (record.entityType().equals(EntityType.LIST_OPERATION)) {
                    problems.add(invalid(index, "entityType"));
                } else {
                    changes.put(index, change(record));
                }
            } catch (JsonException unreadable) {
                problems.add(invalid(index, unreadable.field()));
            }
        }
        return changes;
    }

    private static MigrateResponse.Problem invalid(int index, @Nullable String field) {
        return new MigrateResponse.Problem(index, field == null || field.isEmpty() ? null : field,
                FieldProblem.Reason.INVALID.wireName());
    }

    private static Change change(MigrateRecord record) {
        ObjectNode sent = record.data();
        ObjectNode content = sent == null ? JsonValues.object() : WholeStates.content(sent);
        EntityId given = record.entityId();
        EntityId id = given == null ? NamedIds.of(CanonicalJson.write(content)) : given;
        boolean deleted = record.deletedAt() != null;
        String name = "migrate|" + record.entityType() + "|" + id + "|" + deleted + "|" + CanonicalJson.write(content);
        return new Change(new ChangeId(NamedIds.of(name).value()), deleted ? ChangeType.DELETED : ChangeType.CREATED,
                record.entityType(), id, 0L, null, deleted ? null : content);
    }

    /** Counts what became of the records. Belongs to one transaction. */
    private static final class Tally {
        private final List<MigrateResponse.Problem> problems;
        private int created;
        private int updated;
        private int deleted;
        private int skipped;

        Tally(List<MigrateResponse.Problem> unreadable) {
            this.problems = new ArrayList<>(unreadable);
        }

        void count(int index, Batch batch, Change change) {
            EntityKey key = change.key();
            long before = version(batch, key);
            Applied applied = batch.apply(change);
            if (applied.outcome() == Outcome.CONFLICT || applied.outcome() == Outcome.REJECTED) {
                String reason = applied.reason();
                problems.add(new MigrateResponse.Problem(index, applied.field(), reason == null ? "" : reason));
            } else if (version(batch, key) == before) {
                skipped++;
            } else if (change.type() == ChangeType.DELETED) {
                deleted++;
            } else if (before == 0) {
                created++;
            } else {
                updated++;
            }
        }

        private static long version(Batch batch, EntityKey key) {
            return batch.present(key).map(StoredEntity::state).map(state -> state.version()).orElse(0L);
        }

        MigrateResponse answer() {
            problems.sort(Comparator.comparing(MigrateResponse.Problem::index));
            return new MigrateResponse(created, updated, deleted, skipped, problems);
        }
    }
}
