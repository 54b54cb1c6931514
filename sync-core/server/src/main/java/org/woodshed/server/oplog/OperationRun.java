package org.woodshed.server.oplog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Digest;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.ListOperation;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.changes.SeqChecks;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.StoredOperation;
import tools.jackson.databind.JsonNode;

/** Takes the operations of one push one after the other. Belongs to one thread and one transaction. */
final class OperationRun {
    private final LogWriter log;
    private final DeviceId actor;
    private final Instant now;
    private final long quota;
    private final List<StoredOperation> accepted = new ArrayList<>();
    private final List<OperationReceipt.Refused> refused = new ArrayList<>();
    private int duplicates;
    private LogHead head;

    OperationRun(LogWriter log, DeviceId actor, Instant now, long quota) {
        this.log = log;
        this.actor = actor;
        this.now = now;
        this.quota = quota;
        this.head = log.head();
    }

    /** What was sent, and the operation it is; null if it is none. */
    record Received(JsonNode sent, @Nullable ListOperation operation) {
        static Received read(JsonNode sent) {
            try {
                return new Received(sent, sent.isObject() ? Json.convert(sent, ListOperation.class) : null);
            } catch (JsonException none) {
                return new Received(sent, null);
            }
        }
    }

    void take(List<Received> operations) {
        List<Long> clocks = new ArrayList<>();
        for (Received received : operations) {
            if (received.operation() != null) {
                clocks.add(received.operation().clock());
            }
        }
        Map<ListOperation.Stamp, String> known = new HashMap<>(log.operations().payloadHashes(actor, clocks));
        for (Received received : operations) {
            ListOperation operation = received.operation();
            if (operation == null) {
                refuse(received, OperationReceipt.INVALID);
            } else {
                take(received, operation, known);
            }
        }
        if (!accepted.isEmpty()) {
            log.operations().append(accepted);
            log.moveHead(head);
        }
    }

    private void take(Received received, ListOperation operation, Map<ListOperation.Stamp, String> known) {
        String payload = CanonicalJson.write(operation.payload());
        if (payload.getBytes(StandardCharsets.UTF_8).length > Limits.MAX_PAYLOAD_BYTES) {
            refuse(received, OperationReceipt.TOO_LARGE);
            return;
        }
        String hash = CanonicalJson.sha256(operation.payload());
        String before = known.get(operation.stamp());
        if (before == null && log.loggedLength() + payload.length() > quota) {
            refuse(received, OperationReceipt.QUOTA);
        } else if (before == null) {
            known.put(operation.stamp(), hash);
            accept(operation, payload.length());
        } else if (before.equals(hash)) {
            duplicates++;
        } else {
            refuse(received, OperationReceipt.STAMP_REUSED);
        }
    }

    private void accept(ListOperation operation, int length) {
        log.countLogged(length);
        long seq = head.lastSeq() + 1;
        String check = SeqChecks.next();
        head = head.withOperation(check, Digest.itemHash(operation, seq));
        accepted.add(new StoredOperation(operation.at(seq), seq, check, now, length));
    }

    private void refuse(Received received, String reason) {
        refused.add(new OperationReceipt.Refused(received.sent(), reason));
    }

    private OperationReceipt receipt() {
        return new OperationReceipt(head.lastSeq(), accepted.size(), duplicates, refused);
    }

    OperationService.Taken taken() {
        boolean moved = !accepted.isEmpty();
        return new OperationService.Taken(receipt(), moved ? accepted.getFirst().seq() - 1 : null, moved ? accepted
                .getLast().seqCheck() : null);
    }

    List<SocketMessage.Broadcast> broadcasts() {
        return accepted.stream().map(stored -> new SocketMessage.Broadcast(SocketMessage.LIST_OPS, stored.seq(), stored
                .seq() - 1, 0L, EntityType.LIST_OPERATION, stored.operation().resourceId(), actor, Json.toObject(
                        stored
                                .operation()),
                stored.receivedAt(), stored.seqCheck())).toList();
    }
}
