package org.woodshed.server.v1;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.V1BatchRequest;
import org.woodshed.protocol.V1PushRequest;
import org.woodshed.server.changes.WholeStates;
import org.woodshed.server.errors.ApiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is to be written from requests. What can't be read is a 400 that names the part. Pure. */
final class StateWrites {
    private StateWrites() {}

    /** @throws ApiException {@code invalid_request} or {@code too_large} */
    static List<StateWrite> of(V1PushRequest request) {
        List<StateWrite> writes = new ArrayList<>();
        add(writes, Kind.PIECES, request.changes().pieces());
        add(writes, Kind.GOALS, request.changes().goals());
        add(writes, Kind.ENTRIES, request.changes().entries());
        return bounded(writes);
    }

    /** @throws ApiException {@code invalid_request} or {@code too_large} */
    static List<StateWrite> of(V1BatchRequest request) {
        List<StateWrite> writes = new ArrayList<>();
        List<V1BatchRequest.Item> items = request.entities();
        for (int index = 0; index < items.size(); index++) {
            writes.add(write(items.get(index), "entities[" + index + "]"));
        }
        return bounded(writes);
    }

    private static void add(List<StateWrite> writes, Kind kind, @Nullable List<ObjectNode> states) {
        if (states != null) {
            for (int index = 0; index < states.size(); index++) {
                writes.add(write(kind, states.get(index), "changes." + kind.wireName() + "[" + index + "]"));
            }
        }
    }

    private static StateWrite write(Kind kind, ObjectNode state, String path) {
        return new StateWrite(new EntityKey(kind.type(), id(state.path("id"), path)), version(state, path), isDeleted(
                state, path), WholeStates.content(state), null);
    }

    private static EntityId id(JsonNode id, String path) {
        try {
            if (id.isString()) {
                return new EntityId(id.stringValue());
            }
        } catch (IllegalArgumentException unreadable) {
            // Told below, like anything else that is no id.
        }
        throw ApiException.invalid(path + ".id", path + ".id must be an id: 1 to 64 of A-Z a-z 0-9 . _ : -");
    }

    private static StateWrite write(V1BatchRequest.Item item, String path) {
        Kind kind = Kind.named(item.type()).orElseThrow(() -> ApiException.invalid(path + ".type", path
                + ".type must be logbook_entry, piece or goal"));
        ObjectNode data = item.data() == null ? JsonValues.object() : item.data();
        boolean deleted = item.deletedAt() != null || isDeleted(data, path + ".data");
        Long version = item.version() == null ? version(data, path + ".data") : item.version();
        return new StateWrite(new EntityKey(kind.type(), item.id()), version, deleted, WholeStates.content(data), item
                .checksum());
    }

    private static @Nullable Long version(ObjectNode state, String path) {
        JsonNode version = state.get("version");
        if (JsonValues.isAbsent(version) || version == null) {
            return null;
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.longValue() < 0) {
            throw ApiException.invalid(path + ".version", path + ".version must be a whole number, 0 or more");
        }
        return version.longValue();
    }

    private static boolean isDeleted(ObjectNode state, String path) {
        JsonNode at = state.get("deletedAt");
        if (JsonValues.isAbsent(at) || at == null) {
            JsonNode deleted = state.path("deleted");
            if (JsonValues.isAbsent(deleted) || deleted.isBoolean()) {
                return deleted.asBoolean(false);
            }
            throw ApiException.invalid(path + ".deleted", path + ".deleted must be true or false");
        }
        try {
            if (at.isString() && Instant.parse(at.stringValue()).isAfter(Instant.MIN)) {
                return true;
            }
        } catch (DateTimeException unreadable) {
            // Told below, like anything else that is no time.
        }
        throw ApiException.invalid(path + ".deletedAt",
                path + ".deletedAt must be a time such as 2026-11-20T18:02:11Z");
    }

    private static List<StateWrite> bounded(List<StateWrite> writes) {
        if (writes.size() > Limits.MAX_CHANGES) {
            throw ApiException.of(ErrorCode.TOO_LARGE, "A request may hold at most " + Limits.MAX_CHANGES
                    + " states; send the rest in the next one. Nothing was changed");
        }
        return writes;
    }
}
