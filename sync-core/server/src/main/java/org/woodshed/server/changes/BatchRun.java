package org.woodshed.server.changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.woodshed.merge.FieldVersions;
import org.woodshed.merge.MergeOutcome;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityRules;
import org.woodshed.model.EntityState;
import org.woodshed.model.Schemas;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.Digest;
import org.woodshed.server.storage.LogHead;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.LogWrites;
import org.woodshed.server.storage.LoggedChange;
import org.woodshed.server.storage.RecordedChange;
import org.woodshed.server.storage.StoredEntity;

/**
 * Applies the changes of one request one after the other, in memory; what they come to is written at the end in a few
 * batches. Belongs to one thread and one transaction.
 */
final class BatchRun implements Batch {
    private final LogWriter log;
    private final Author author;
    private final Instant now;
    private final Map<EntityKey, EntityWork> entities = new HashMap<>();
    private final Map<ChangeId, RecordedChange> recorded;
    private final List<LoggedChange> accepted = new ArrayList<>();
    private final List<Judged> judged = new ArrayList<>();
    private final long quota;
    private final @Nullable Undecided undecided;
    private LogHead head;

    /**
     * A run.
     *
     * @param log           opened for all entities and changes that the request is about
     * @param senderDecides true if conflicts stay open until the sender has decided about them
     */
    BatchRun(LogWriter log, Author author, Instant now, long quota, boolean senderDecides) {
        this.log = log;
        this.author = author;
        this.now = now;
        this.quota = quota;
        this.undecided = senderDecides ? new Undecided(log, Quota.ofConflicts(quota)) : null;
        this.head = log.head();
        this.recorded = new HashMap<>(log.recorded());
        log.entities().forEach((key, stored) -> entities.put(key, new EntityWork(stored)));
    }

    @Override
    public Optional<StoredEntity> present(EntityKey key) {
        return Optional.ofNullable(work(key).present());
    }

    @Override
    public long lastSeq() {
        return head.lastSeq();
    }

    @Override
    public Applied apply(Change change) {
        Judged became = judged(change);
        judged.add(became);
        return Applied.of(became);
    }

    private Judged judged(Change change) {
        EntityWork work = work(change.key());
        String contentHash = change.contentHash();
        RecordedChange before = recorded.get(change.changeId());
        if (before != null) {
            return repeated(change, work, before, contentHash);
        }
        if (change.baseVersion() > work.version()) {
            throw Refusals.otherDataset(head.generation(), "base_version");
        }
        return switch (judge(change, work)) {
            case Verdict.Write write -> write(change, contentHash, work, write);
            case Verdict.Keep keep -> keep(change, contentHash, work, keep);
            case Verdict.Conflict conflict -> conflict(change, conflict);
            case Verdict.Reject reject -> new Judged.Rejected(change, reject.reason(), reject.field());
        };
    }

    private Judged conflict(Change change, Verdict.Conflict conflict) {
        return undecided == null || undecided.add(change, conflict.reason()) ? new Judged.Conflicting(change, conflict
                .reason(), conflict.fields()) : new Judged.Rejected(change, "quota", null);
    }

    /** Writes everything, and tells what became of it. */
    BatchOutcome finish() {
        if (!accepted.isEmpty()) {
            List<EntityWork> written = entities.values().stream().filter(EntityWork::isWritten).toList();
            log.write(new LogWrites(author.deviceId(), now, present(written.stream().filter(
                    work -> work.original() == null).toList()), present(written.stream()
                            .filter(work -> work
                                    .original() != null)
                            .toList()),
                    accepted, head));
        }
        if (undecided != null) {
            undecided.write(author.deviceId(), now);
        }
        BatchReport report = new BatchReport(log, entities);
        return new BatchOutcome(report.acknowledgements(judged), report.conflicts(judged), head, report.broadcasts(
                accepted), (key, cursor) -> {
                    EntityWork work = entities.get(key);
                    return work != null && work.isKnownToSender(cursor);
                });
    }

    private Verdict judge(Change change, EntityWork work) {
        MergeOutcome.Reason refusedCreation = work.refusedCreation();
        if (refusedCreation != null) {
            return new Verdict.Conflict(refusedCreation, List.of());
        }
        Meeting meeting = new Meeting(change, work.present(), work.known(change.baseVersion()));
        return switch (change.type()) {
            case CREATED -> {
                Verdict verdict = CreateStep.judge(meeting);
                if (verdict instanceof Verdict.Conflict conflict) {
                    work.refuseCreation(conflict.reason());
                }
                yield verdict;
            }
            case UPDATED -> UpdateStep.judge(meeting);
            case DELETED -> DeleteStep.judge(meeting, () -> log.changedByOthers(change.key(), change.baseVersion(),
                    author.deviceId()));
        };
    }

    private static Judged repeated(Change change, EntityWork work, RecordedChange before, String contentHash) {
        if (!before.contentHash().equals(contentHash)) {
            return new Judged.Rejected(change, "change_id_reused", null);
        }
        work.countAsOwn(before.version());
        return new Judged.Repeated(change, before.seq(), before.version());
    }

    private Judged write(Change change, String contentHash, EntityWork work, Verdict.Write write) {
        String data = CanonicalJson.write(write.data());
        if (Texts.utf8Length(data) > EntityRules.MAX_ENTITY_BYTES) {
            return new Judged.Rejected(change, "too_large", null);
        }
        StoredEntity present = work.present();
        long added = data.length() - (present == null ? 0L : present.data().length());
        // What makes less of it is welcome even above the quota, which an operator may have lowered.
        if (added > 0 && !write.deleted() && log.storedLength() + added > quota) {
            return new Judged.Rejected(change, "quota", null);
        }
        if (!write.deleted() && log.loggedLength() + data.length() > Quota.ofLog(quota)) {
            return new Judged.Rejected(change, "quota", null);
        }
        log.countStored(added);
        log.countLogged(data.length());
        EntityState before = present == null ? EntityState.absent(change.key()) : present.state();
        EntityState after = new EntityState(change.key(), before.version() + 1, write.deleted(), write.data());
        StoredEntity next = next(present, before, after, data);
        head = head.withEntity(next.seqCheck(), present == null ? 1 : 0, next.itemHash() ^ (present == null ? 0
                : present.itemHash()));
        work.write(next, write.exact());
        accept(new LoggedChange(change, contentHash, next.seq(), next.seqCheck(), after.version(), next));
        return new Judged.Accepted(change, next.seq(), after.version(), write.exact(), !write.exact() || write
                .normalised());
    }

    private StoredEntity next(@Nullable StoredEntity present, EntityState before, EntityState after, String data) {
        FieldVersions versions = (present == null ? FieldVersions.NONE : present.versions()).after(Schemas.of(after
                .type()), before.data(), after.data(), after.version());
        return new StoredEntity(after, data, versions, head.lastSeq() + 1, SeqChecks.next(), author.deviceId(), now,
                Digest.itemHash(after, data));
    }

    private Judged keep(Change change, String contentHash, EntityWork work, Verdict.Keep keep) {
        StoredEntity present = work.present();
        if (present == null) {
            throw new IllegalStateException("what is not there can't be kept");
        }
        accept(new LoggedChange(change, contentHash, present.seq(), present.seqCheck(), work.version(), null));
        return new Judged.Accepted(change, present.seq(), work.version(), true, keep.showState());
    }

    private void accept(LoggedChange change) {
        accepted.add(change);
        ChangeId id = change.change().changeId();
        recorded.put(id, new RecordedChange(id, change.contentHash(), change.seq(), change.version()));
    }

    private EntityWork work(EntityKey key) {
        return entities.computeIfAbsent(key, unknown -> new EntityWork(null));
    }

    private static List<StoredEntity> present(List<EntityWork> works) {
        List<StoredEntity> result = new ArrayList<>();
        for (EntityWork work : works) {
            StoredEntity entity = work.present();
            if (entity != null) {
                result.add(entity);
            }
        }
        return result;
    }
}
