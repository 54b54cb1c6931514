package org.woodshed.server.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.model.FieldProblem;
import org.woodshed.model.JsonValues;
import org.woodshed.model.NamedIds;
import org.woodshed.model.mirubato.MirubatoRecords;
import org.woodshed.model.mirubato.TakenOver;
import org.woodshed.model.mirubato.UnreadableRecordException;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.MigrateRecord;
import org.woodshed.protocol.MigrateRequest;
import org.woodshed.protocol.MigrateResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes that a request of older records comes to. The id of each follows from its content, so that a record that
 * comes again is known. Belongs to one thread.
 */
final class OlderRecords {
    private final MigrateRequest request;
    private final Map<EntityKey, Change> named = new LinkedHashMap<>();
    private final Map<Integer, Change> changes = new LinkedHashMap<>();
    private final List<MigrateResponse.Problem> problems = new ArrayList<>();
    private int count;

    private OlderRecords(MigrateRequest request) {
        this.request = request;
    }

    static OlderRecords of(MigrateRequest request) {
        OlderRecords records = new OlderRecords(request);
        records.readAll(request.records(), records::plain);
        records.readAll(request.logbook(), item -> records.change(MirubatoRecords.entry(item, request
                .zoneOrDefault())));
        records.readAll(request.goals(), item -> records.change(MirubatoRecords.goal(item, request.zoneOrDefault())));
        records.readAll(request.repertoire(), item -> records.change(records.spelledAsNamed(MirubatoRecords.piece(
                item))));
        return records;
    }

    /** How many there are, those that can't be read included. */
    int count() {
        return count;
    }

    /** Pieces that entries only name: to be made where they are missing. */
    List<Change> named() {
        return List.copyOf(named.values());
    }

    /** One for each record that could be read, by its place in the request, in order. */
    Map<Integer, Change> changes() {
        return changes;
    }

    List<MigrateResponse.Problem> problems() {
        return problems;
    }

    /** All changes, as what a request is about. */
    Scope scope() {
        List<Change> all = new ArrayList<>(named.values());
        all.addAll(changes.values());
        return Scope.of(all);
    }

    private interface Reader {
        Change read(ObjectNode item) throws JsonException, UnreadableRecordException;
    }

    private void readAll(@Nullable List<JsonNode> items, Reader reader) {
        for (JsonNode item : items == null ? List.<JsonNode>of() : items) {
            int index = count;
            count++;
            try {
                take(index, item instanceof ObjectNode object ? reader.read(object) : null);
            } catch (JsonException unreadable) {
                problems.add(invalid(index, unreadable.field()));
            } catch (UnreadableRecordException unreadable) {
                problems.add(invalid(index, unreadable.field()));
            }
        }
    }

    private void take(int index, @Nullable Change change) {
        if (change == null) {
            problems.add(invalid(index, null));
        } else if (change.entityType().equals(EntityType.LIST_OPERATION)) {
            problems.add(invalid(index, "entityType"));
        } else {
            changes.put(index, change);
        }
    }

    private Change plain(ObjectNode item) throws JsonException, UnreadableRecordException {
        MigrateRecord record = Json.convert(item, MigrateRecord.class);
        boolean deleted = record.deletedAt() != null;
        ObjectNode data = record.data() == null ? JsonValues.object() : record.data();
        Optional<TakenOver> older = deleted ? Optional.<TakenOver>empty()
                : MirubatoRecords.of(record.entityType(), data, request.zoneOrDefault());
        if (older.isPresent()) {
            return change(withId(older.get(), record.entityId()));
        }
        return change(record.entityType(), record.entityId(), deleted, WholeStates.content(data));
    }

    private static TakenOver withId(TakenOver older, @Nullable EntityId given) {
        return given == null ? older
                : new TakenOver(older.type(), given, older.deleted(), older.data(), older.pieces());
    }

    /** The ids of scores are in lower case: an entry that names the piece knows its title better. */
    private TakenOver spelledAsNamed(TakenOver piece) {
        Change known = piece.id() == null ? null : named.get(EntityKey.piece(piece.id()));
        if (known != null && known.data() instanceof ObjectNode spelled && !piece.deleted()) {
            piece.data().setAll(spelled);
        }
        return piece;
    }

    private Change change(TakenOver older) {
        older.pieces().forEach(piece -> named.computeIfAbsent(EntityKey.piece(piece.id()), key -> change(key.type(), key
                .id(), false, piece.data())));
        return change(older.type(), older.id(), older.deleted(), older.data());
    }

    private static Change change(EntityType type, @Nullable EntityId given, boolean deleted, ObjectNode content) {
        String text = CanonicalJson.write(content);
        EntityId id = given == null ? NamedIds.of(text) : given;
        String name = "migrate|" + type + "|" + id + "|" + deleted + "|" + text;
        return new Change(new ChangeId(NamedIds.of(name).value()), deleted ? ChangeType.DELETED : ChangeType.CREATED,
                type, id, 0L, null, deleted ? null : content);
    }

    private static MigrateResponse.Problem invalid(int index, @Nullable String field) {
        return new MigrateResponse.Problem(index, field == null || field.isEmpty() ? null : field,
                FieldProblem.Reason.INVALID.wireName());
    }
}
