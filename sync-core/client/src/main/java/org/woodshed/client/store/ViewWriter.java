package org.woodshed.client.store;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;
import org.woodshed.protocol.Json;

/** Writes the tables that screens query, and moves what is deleted to the trash. For one transaction. */
final class ViewWriter {
    private final InstantSource clock;
    private final RowBatch entries;
    private final RowBatch versions;
    private final RowBatch goneEntries;
    private final RowBatch goneLinks;
    private final RowBatch links;
    private final RowBatch pieces;
    private final RowBatch others;
    private final RowBatch trash;
    private final RowBatch fromTrash;

    ViewWriter(Handle handle, InstantSource clock) {
        this.clock = clock;
        entries = new RowBatch(handle, "merge into logbook_entry (entry_id, version, practice_date, started_at,"
                + " duration_seconds, data) key (entry_id) values (?, ?, ?, ?, ?, ?)");
        versions = new RowBatch(handle, "update logbook_entry set version = ? where entry_id = ?");
        goneEntries = new RowBatch(handle, "delete from logbook_entry where entry_id = ?");
        goneLinks = new RowBatch(handle, "delete from entry_piece where entry_id = ?");
        links = new RowBatch(handle, "insert into entry_piece (entry_id, piece_id, practice_date, seconds)"
                + " values (?, ?, ?, ?)");
        pieces = new RowBatch(handle, "merge into piece (piece_id, version, deleted, data) key (piece_id)"
                + " values (?, ?, ?, ?)");
        others = new RowBatch(handle, "merge into other_entity (entity_type, entity_id, version, deleted, data)"
                + " key (entity_type, entity_id) values (?, ?, ?, ?, ?)");
        trash = new RowBatch(handle, "merge into trash (entity_type, entity_id, data, deleted_at)"
                + " key (entity_type, entity_id) values (?, ?, ?, ?)");
        fromTrash = new RowBatch(handle, "delete from trash where entity_type = ? and entity_id = ?");
    }

    void add(WorkTables.Step step) {
        EntityState before = step.before().view();
        EntityState after = step.after().view();
        boolean wasThere = step.before().exists() && !before.deleted();
        boolean isThere = step.after().exists() && !after.deleted();
        if (before.equals(after) && wasThere == isThere) {
            return;
        }
        String id = after.id().value();
        if (wasThere && !isThere) {
            trash.add(after.type().wireName(), id, Json.write(before.data()), clock.millis());
        } else if (isThere && !wasThere) {
            fromTrash.add(after.type().wireName(), id);
        }
        if (after.type().equals(EntityType.LOGBOOK_ENTRY)) {
            addEntry(id, before, after, wasThere, isThere);
        } else if (after.type().equals(EntityType.PIECE)) {
            addPiece(id, before, after, step.after().exists());
        } else {
            others.add(after.type().wireName(), id, after.version(), !isThere, Json.write(after.data()));
        }
    }

    private void addEntry(String id, EntityState before, EntityState after, boolean wasThere, boolean isThere) {
        if (wasThere && isThere && before.data().equals(after.data())) {
            versions.add(after.version(), id);
            return;
        }
        if (wasThere && !new LogbookEntry(before).pieces().isEmpty()) {
            goneLinks.add(id);
        }
        if (!isThere) {
            goneEntries.add(id);
            return;
        }
        LogbookEntry entry = new LogbookEntry(after);
        PracticeTime when = entry.when();
        entries.add(id, after.version(), when.practiceDate(), when.startedAt().toEpochMilli(), entry.durationSeconds(),
                Json.write(after.data()));
        Integer length = entry.durationSeconds();
        int seconds = length == null || entry.pieces().isEmpty() ? 0 : length / entry.pieces().size();
        entry.pieces().forEach(piece -> links.add(id, piece.pieceId().value(), when.practiceDate(), seconds));
    }

    /** A deleted piece stays, with its title, for the entries about it; also one that never left this laptop. */
    private void addPiece(String id, EntityState before, EntityState after, boolean exists) {
        EntityState state = exists ? after : before;
        pieces.add(id, state.version(), !exists || after.deleted(), Json.write(state.data()));
    }

    void write() {
        List.of(versions, goneEntries, goneLinks, entries, links, pieces, others, trash,
                fromTrash).forEach(RowBatch::write);
    }
}
