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
    private final PreparedBatch entries;
    private final PreparedBatch goneEntries;
    private final PreparedBatch goneLinks;
    private final PreparedBatch links;
    private final PreparedBatch pieces;
    private final PreparedBatch gonePieces;
    private final PreparedBatch others;
    private final PreparedBatch trash;
    private final PreparedBatch fromTrash;

    ViewWriter(Handle handle, InstantSource clock) {
        this.clock = clock;
        entries = handle.prepareBatch("merge into logbook_entry (entry_id, version, practice_date, started_at,"
                + " duration_seconds, data) key (entry_id) values (:id, :version, :date, :startedAt, :duration, :data)");
        goneEntries = handle.prepareBatch("delete from logbook_entry where entry_id = :id");
        goneLinks = handle.prepareBatch("delete from entry_piece where entry_id = :id");
        links = handle.prepareBatch("insert into entry_piece (entry_id, piece_id) values (:id, :pieceId)");
        pieces = handle.prepareBatch("merge into piece (piece_id, version, deleted, data) key (piece_id)"
                + " values (:id, :version, :deleted, :data)");
        gonePieces = handle.prepareBatch("delete from piece where piece_id = :id");
        others = handle.prepareBatch("merge into other_entity (entity_type, entity_id, version, deleted, data)"
                + " key (entity_type, entity_id) values (:type, :id, :version, :deleted, :data)");
        trash = handle.prepareBatch("merge into trash (entity_type, entity_id, data, deleted_at)"
                + " key (entity_type, entity_id) values (:type, :id, :data, :now)");
        fromTrash = handle.prepareBatch("delete from trash where entity_type = :type and entity_id = :id");
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
            trash.bind("type", after.type().wireName()).bind("id", id).bind("data", Json.write(before.data())).bind(
                    "now", clock.millis()).add();
        } else if (isThere && !wasThere) {
            fromTrash.bind("type", after.type().wireName()).bind("id", id).add();
        }
        if (after.type().equals(EntityType.LOGBOOK_ENTRY)) {
            addEntry(id, after, wasThere, isThere);
        } else if (after.type().equals(EntityType.PIECE)) {
            addPiece(id, after, step.after().exists());
        } else {
            bindState(others, id, after).bind("type", after.type().wireName()).bind("deleted", !isThere).add();
        }
    }

    private void addEntry(String id, EntityState after, boolean wasThere, boolean isThere) {
        if (wasThere) {
            goneLinks.bind("id", id).add();
        }
        if (!isThere) {
            goneEntries.bind("id", id).add();
            return;
        }
        LogbookEntry entry = new LogbookEntry(after);
        bindState(entries, id, after).bind("date", entry.when().practiceDate()).bind("startedAt", entry.when()
                .startedAt().toEpochMilli()).bind("duration", entry.durationSeconds()).add();
        entry.pieces().forEach(piece -> links.bind("id", id).bind("pieceId", piece.pieceId().value()).add());
    }

    /** A deleted piece stays, with its title, for the entries about it. */
    private void addPiece(String id, EntityState after, boolean exists) {
        if (exists) {
            bindState(pieces, id, after).bind("deleted", after.deleted()).add();
        } else {
            gonePieces.bind("id", id).add();
        }
    }

    private static PreparedBatch bindState(PreparedBatch batch, String id, EntityState state) {
        return batch.bind("id", id).bind("version", state.version()).bind("data", Json.write(state.data()));
    }

    void write() {
        for (PreparedBatch batch : List.of(goneEntries, goneLinks, entries, links, pieces, gonePieces, others, trash,
                fromTrash)) {
            if (batch.size() > 0) {
                batch.execute();
            }
            batch.close();
        }
    }
}
