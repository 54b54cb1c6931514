package org.woodshed.client.store;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.woodshed.model.EntityState;
import org.woodshed.model.EntityType;
import org.woodshed.model.LogbookEntry;
import org.woodshed.protocol.Json;

/** Writes the tables that screens query, and moves what is deleted to the trash. For one transaction. */
final class ViewWriter {
    private final InstantSource clock;
    private final RowBatch entries;
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
                + " duration_seconds, data) key (entry_id) values (:id, :version, :date, :startedAt, :duration, :data)");
        goneEntries = new RowBatch(handle, "delete from logbook_entry where entry_id = :id");
        goneLinks = new RowBatch(handle, "delete from entry_piece where entry_id = :id");
        links = new RowBatch(handle, "insert into entry_piece (entry_id, piece_id) values (:id, :pieceId)");
        pieces = new RowBatch(handle, "merge into piece (piece_id, version, deleted, data) key (piece_id)"
                + " values (:id, :version, :deleted, :data)");
        others = new RowBatch(handle, "merge into other_entity (entity_type, entity_id, version, deleted, data)"
                + " key (entity_type, entity_id) values (:type, :id, :version, :deleted, :data)");
        trash = new RowBatch(handle, "merge into trash (entity_type, entity_id, data, deleted_at)"
                + " key (entity_type, entity_id) values (:type, :id, :data, :now)");
        fromTrash = new RowBatch(handle, "delete from trash where entity_type = :type and entity_id = :id");
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
            trash.row().bind("type", after.type().wireName()).bind("id", id).bind("data", Json.write(before.data()))
                    .bind(
                            "now", clock.millis())
                    .add();
        } else if (isThere && !wasThere) {
            fromTrash.row().bind("type", after.type().wireName()).bind("id", id).add();
        }
        if (after.type().equals(EntityType.LOGBOOK_ENTRY)) {
            addEntry(id, after, wasThere, isThere);
        } else if (after.type().equals(EntityType.PIECE)) {
            addPiece(id, before, after, step.after().exists());
        } else {
            bindState(others, id, after).bind("type", after.type().wireName()).bind("deleted", !isThere).add();
        }
    }

    private void addEntry(String id, EntityState after, boolean wasThere, boolean isThere) {
        if (wasThere) {
            goneLinks.row().bind("id", id).add();
        }
        if (!isThere) {
            goneEntries.row().bind("id", id).add();
            return;
        }
        LogbookEntry entry = new LogbookEntry(after);
        bindState(entries, id, after).bind("date", entry.when().practiceDate()).bind("startedAt", entry.when()
                .startedAt().toEpochMilli()).bind("duration", entry.durationSeconds()).add();
        entry.pieces().forEach(piece -> links.row().bind("id", id).bind("pieceId", piece.pieceId().value()).add());
    }

    /** A deleted piece stays, with its title, for the entries about it; also one that never left this laptop. */
    private void addPiece(String id, EntityState before, EntityState after, boolean exists) {
        if (exists) {
            bindState(pieces, id, after).bind("deleted", after.deleted()).add();
        } else {
            bindState(pieces, id, before).bind("deleted", true).add();
        }
    }

    private static PreparedBatch bindState(RowBatch batch, String id, EntityState state) {
        return batch.row().bind("id", id).bind("version", state.version()).bind("data", Json.write(state.data()));
    }

    void write() {
        List.of(goneEntries, goneLinks, entries, links, pieces, others, trash,
                fromTrash).forEach(RowBatch::write);
    }
}
