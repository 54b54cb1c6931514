package org.woodshed.server.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ConflictReport;
import org.woodshed.protocol.MutationName;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.LoggedChange;
import org.woodshed.server.storage.StoredEntity;

/** Puts what became of a request's changes into the words of the wire. States are those at the end of the request. */
final class BatchReport {
    private final LogWriter log;
    private final Map<EntityKey, EntityWork> entities;

    BatchReport(LogWriter log, Map<EntityKey, EntityWork> entities) {
        this.log = log;
        this.entities = entities;
    }

    List<Acknowledgement> acknowledgements(List<Judged> judged) {
        return judged.stream().map(this::acknowledgement).toList();
    }

    List<ConflictReport> conflicts(List<Judged> judged) {
        List<Judged.Conflicting> conflicting = judged.stream().filter(Judged.Conflicting.class::isInstance).map(
                Judged.Conflicting.class::cast).toList();
        Map<DeviceId, String> names = log.deviceNames(conflicting.stream().map(conflict -> present(conflict.change()
                .key())).filter(Objects::nonNull).map(StoredEntity::deviceId).collect(Collectors.toSet()));
        return conflicting.stream().map(conflict -> new ConflictReport(conflict.change().changeId(), conflict.reason()
                .wireName(), conflict.fields(), conflict.change().entityType(), conflict.change().entityId(),
                remote(
                        conflict.change().key(), names)))
                .toList();
    }

    List<SocketMessage.Broadcast> broadcasts(List<LoggedChange> accepted) {
        List<SocketMessage.Broadcast> broadcasts = new ArrayList<>();
        for (LoggedChange logged : accepted) {
            StoredEntity result = logged.result();
            if (result != null) {
                broadcasts.add(broadcast(result));
            }
        }
        return broadcasts;
    }

    private SocketMessage.Broadcast broadcast(StoredEntity entity) {
        EntityState state = entity.state();
        ChangeType change = state.deleted() ? ChangeType.DELETED
                : state.version() == 1 ? ChangeType.CREATED
                        : ChangeType.UPDATED;
        boolean referredTo = state.deleted() && state.type().equals(EntityType.PIECE) && log.entriesNamePiece(state
                .id());
        return new SocketMessage.Broadcast(MutationName.of(state.type(), change, referredTo), entity.seq(), entity.seq()
                - 1, state.version(), state.type(), state.id(), entity.deviceId(), state.data(), entity.changedAt(),
                entity.seqCheck());
    }

    private Acknowledgement acknowledgement(Judged judged) {
        return switch (judged) {
            case Judged.Accepted accepted -> Acknowledgement.accepted(accepted.change().changeId(), accepted.exact()
                    ? Outcome.APPLIED
                    : Outcome.MERGED, accepted.seq(), accepted.version(),
                    accepted.showState() ? state(accepted.change()
                            .key()) : null);
            case Judged.Repeated repeated -> Acknowledgement.accepted(repeated.change().changeId(), Outcome.DUPLICATE,
                    repeated.seq(), repeated.version(), state(repeated.change().key()));
            case Judged.Conflicting conflict -> Acknowledgement.conflict(conflict.change().changeId());
            case Judged.Rejected rejected -> Acknowledgement.rejected(rejected.change().changeId(), rejected.reason(),
                    rejected.field());
        };
    }

    private Acknowledgement.@Nullable State state(EntityKey key) {
        StoredEntity present = present(key);
        return present == null ? null : Acknowledgement.State.of(present.state());
    }

    private ConflictReport.Remote remote(EntityKey key, Map<DeviceId, String> names) {
        StoredEntity present = present(key);
        if (present == null) {
            throw new IllegalStateException("nothing to be in conflict with: " + key);
        }
        EntityState state = present.state();
        return new ConflictReport.Remote(state.version(), present.deviceId(), names.get(present.deviceId()), present
                .changedAt(), state.deleted(), state.data());
    }

    private @Nullable StoredEntity present(EntityKey key) {
        EntityWork work = entities.get(key);
        return work == null ? null : work.present();
    }
}
