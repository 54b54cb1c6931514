package org.woodshed.server.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.woodshed.model.EntityKey;
import org.woodshed.model.mirubato.MirubatoRecords;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Limits;
import org.woodshed.protocol.MigrateRequest;
import org.woodshed.protocol.MigrateResponse;
import org.woodshed.protocol.Outcome;
import org.woodshed.server.errors.ApiException;
import org.woodshed.server.storage.StoredEntity;

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
     * @throws ApiException {@code too_large} if there are too many, {@code invalid_request} if they are of a newer version
     *                      than is known; then none was taken over
     */
    public MigrateResponse answer(Author author, MigrateRequest request) {
        int version = request.majorVersion();
        if (version < 0 || version > MirubatoRecords.VERSION) {
            throw ApiException.invalid("version", "version must be " + MirubatoRecords.VERSION
                    + ".0 or older: this server does not know newer backups. Nothing was changed");
        }
        OlderRecords records = OlderRecords.of(request);
        if (records.count() > Limits.MAX_RECORDS) {
            throw ApiException.of(ErrorCode.TOO_LARGE, "A request may hold at most " + Limits.MAX_RECORDS
                    + " records; send the rest in the next one. Nothing was changed");
        }
        return service.compose(author, records.scope(), (log, batch) -> {
            // What is here of them already is left as it is, renamed or deleted.
            records.named().forEach(batch::apply);
            Tally tally = new Tally(records.problems());
            records.changes().forEach((index, change) -> tally.count(index, batch, change));
            return tally.answer();
        });
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
