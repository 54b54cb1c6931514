package org.woodshed.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Acknowledgement.State;
import tools.jackson.databind.node.ObjectNode;

/**
 * WebSocket messages from the server: flat JSON objects told apart by {@code type}. {@link SocketMessages} reads and
 * writes them.
 */
public sealed interface SocketMessage {
    /** First message on every socket. It moves no cursor. */
    record Welcome(DeviceId deviceId, String generation, Long latestSeq, Instant serverTime) implements SocketMessage {
        /** @throws IllegalArgumentException if a part is missing */
        public Welcome {
            Required.present("deviceId", deviceId);
            Required.present("generation", generation);
            Required.notNegative("latestSeq", latestSeq);
            Required.present("serverTime", serverTime);
        }
    }

    /**
     * One change of another device.
     *
     * @param type    the mutation's name, such as ENTRY_UPDATED
     * @param prevSeq the seq just before this one in the whole log; a laptop applies the broadcast only if that is its
     *                cursor, else it asks over HTTP
     * @param check   belongs to the cursor {@code seq}
     */
    record Broadcast(String type, Long seq, Long prevSeq, Long version, EntityType entityType, EntityId entityId,
            @Nullable DeviceId deviceId, ObjectNode data, Instant timestamp,
            @Nullable String check) implements SocketMessage {
        /** @throws IllegalArgumentException if a part is missing */
        public Broadcast {
            Required.notNegative("seq", seq);
            Required.notNegative("prevSeq", prevSeq);
            Required.notNegative("version", version);
            Required.present("entityType", entityType);
            Required.present("entityId", entityId);
            Required.present("data", data);
            Required.present("timestamp", timestamp);
        }

        /** The same change as a page of {@code newChanges} has it. */
        public ServerChange toServerChange() {
            boolean deleted = DELETIONS.contains(type);
            return new ServerChange(seq, deleted ? ChangeType.DELETED : ChangeType.UPDATED, entityType, entityId,
                    version, deviceId, timestamp, data);
        }
    }

    /** A change of a type that this socket has not subscribed to: only its place in the log. */
    record Skipped(Long seq, Long prevSeq, @Nullable String check) implements SocketMessage {
        /** @throws IllegalArgumentException if a part is missing */
        public Skipped {
            Required.notNegative("seq", seq);
            Required.notNegative("prevSeq", prevSeq);
        }
    }

    /**
     * One frame of the stream that answers a request to catch up.
     *
     * @param type    BULK_SYNC, or REPERTOIRE_BULK_SYNC for one that holds pieces only
     * @param prevSeq the cursor that this frame follows on
     * @param lastSeq the cursor that it leads to
     * @param page    from 1
     * @param check   belongs to the cursor {@code lastSeq}
     */
    record Bulk(String type, List<ServerChange> items, Long prevSeq, Long lastSeq, Integer page,
            @Nullable String check) implements SocketMessage {
        /** @throws IllegalArgumentException if a part is missing */
        public Bulk {
            Required.present("items", items);
            Required.notNegative("prevSeq", prevSeq);
            Required.notNegative("lastSeq", lastSeq);
            Required.present("page", page);
        }
    }

    /** The end of a stream: everything up to {@code lastSeq} was sent. */
    record SyncComplete(Long lastSeq, Instant serverTime, @Nullable String check) implements SocketMessage {
        /** @throws IllegalArgumentException if a part is missing */
        public SyncComplete {
            Required.notNegative("lastSeq", lastSeq);
            Required.present("serverTime", serverTime);
        }
    }

    /**
     * What became of a change that this socket sent; its parts are those of an {@link Acknowledgement}.
     *
     * @param prevSeq the seq just before this one; absent if the change took no seq of its own just now
     * @param check   belongs to the cursor {@code seq}; absent like {@code prevSeq}
     */
    record Receipt(ChangeId changeId, Outcome outcome, @Nullable Long seq, @Nullable Long prevSeq,
            @Nullable Long version, @Nullable String reason, @Nullable String field,
            @Nullable State state, @Nullable String check) implements SocketMessage {
        /** @throws IllegalArgumentException if a part is missing */
        public Receipt {
            Required.present("changeId", changeId);
            Required.present("outcome", outcome);
        }
    }

    /**
     * What became of the list operations that this socket sent; its parts are those of an {@link OperationReceipt}. It
     * goes by the same name as a {@link Receipt}, and is told from it by having no change id.
     *
     * @param prevSeq the seq just before the first that was accepted now; absent if none was
     * @param check   belongs to the cursor {@code serverSeq}; absent like {@code prevSeq}
     */
    record OperationsTaken(Long serverSeq, Integer accepted, Integer duplicates,
            List<OperationReceipt.Refused> refused, @Nullable Long prevSeq,
            @Nullable String check) implements SocketMessage {
        /** @throws IllegalArgumentException if a part is missing */
        public OperationsTaken {
            Required.notNegative("serverSeq", serverSeq);
            Required.present("accepted", accepted);
            Required.present("duplicates", duplicates);
            Required.present("refused", refused);
        }

        /** The same as HTTP answers it. */
        public OperationReceipt toReceipt() {
            return new OperationReceipt(serverSeq, accepted, duplicates, refused);
        }
    }

    /** What a change that this socket sent met; its parts are those of a {@link ConflictReport}. */
    record Conflict(ChangeId changeId, String reason, List<String> fields, EntityType entityType, EntityId entityId,
            ConflictReport.Remote remote) implements SocketMessage {
        /** @throws IllegalArgumentException if a part is missing */
        public Conflict {
            Required.present("changeId", changeId);
            Required.present("reason", reason);
            Required.present("fields", fields);
            Required.present("entityType", entityType);
            Required.present("entityId", entityId);
            Required.present("remote", remote);
        }

        public static Conflict of(ConflictReport report) {
            return new Conflict(report.changeId(), report.reason(), report.fields(), report.entityType(), report
                    .entityId(), report.remote());
        }
    }

    /** Which of the user's devices are connected. */
    record Presence(List<Device> devices) implements SocketMessage {
        /** One connected device. */
        public record Device(DeviceId id, @Nullable String name, @Nullable Long cursor) {
            /** @throws IllegalArgumentException if the id is missing */
            public Device {
                Required.present("id", id);
            }
        }

        /** @throws IllegalArgumentException if the list is missing */
        public Presence {
            Required.present("devices", devices);
        }
    }

    /** Answer to PING. It moves no cursor. */
    record Pong() implements SocketMessage {}

    /**
     * Something the socket sent was not right; the socket stays.
     *
     * @param changeId of the change that was refused, if it was one that could be read
     */
    record Problem(String code, String message, @Nullable ChangeId changeId) implements SocketMessage {
        /** @throws IllegalArgumentException if a part is missing */
        public Problem {
            Required.present("code", code);
            Required.present("message", message);
        }
    }

    /** A type this version does not know. Clients ignore it. */
    record Unknown(String type) implements SocketMessage {}

    /** The name under which one list operation is broadcast: its envelope is the broadcast's data. */
    String LIST_OPS = "LIST_OPS";

    /** The names of all mutations that are broadcast. */
    Set<String> MUTATIONS = Set.of("ENTRY_CREATED", "ENTRY_UPDATED", "ENTRY_DELETED", "PIECE_ADDED", "PIECE_UPDATED",
            "PIECE_REMOVED", "PIECE_DISSOCIATED", "GOAL_CREATED", "GOAL_UPDATED", "GOAL_DELETED", "ENTITY_CREATED",
            "ENTITY_UPDATED", "ENTITY_DELETED");

    /** Those of them that leave a tombstone. */
    Set<String> DELETIONS = Set.of("ENTRY_DELETED", "PIECE_REMOVED", "PIECE_DISSOCIATED", "GOAL_DELETED",
            "ENTITY_DELETED");

    /** Where a user's socket is opened. */
    static String path(UserId userId) {
        return Paths.SOCKET + "?userId=" + userId;
    }
}
