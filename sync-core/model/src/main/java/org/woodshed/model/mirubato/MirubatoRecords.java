package org.woodshed.model.mirubato;

import java.time.ZoneId;
import java.util.Optional;
import org.woodshed.model.EntityType;
import tools.jackson.databind.node.ObjectNode;

/** The records of a mirubato backup, one by one. Pure. */
public final class MirubatoRecords {
    /** The major version of the backups that are understood; older ones are read the same way. */
    public static final int VERSION = 2;

    private MirubatoRecords() {}

    /**
     * An item of {@code logbook}. Its length is in minutes.
     *
     * @param zone where it was practised: a backup does not say
     */
    public static TakenOver entry(ObjectNode record, ZoneId zone) throws UnreadableRecordException {
        return MirubatoEntries.read(record, zone);
    }

    /** An item of {@code goals}. */
    public static TakenOver goal(ObjectNode record, ZoneId zone) {
        return MirubatoGoals.read(record, zone);
    }

    /** An item of {@code repertoire}. */
    public static TakenOver piece(ObjectNode record) throws UnreadableRecordException {
        return MirubatoPieces.read(record);
    }

    /** The same for a record of a known type; empty if its fields are those of this domain already. */
    public static Optional<TakenOver> of(EntityType type, ObjectNode record, ZoneId zone)
            throws UnreadableRecordException {
        if (type.equals(EntityType.LOGBOOK_ENTRY) && MirubatoEntries.isOne(record)) {
            return Optional.of(entry(record, zone));
        }
        return type.equals(EntityType.PIECE) && MirubatoPieces.isOne(record) ? Optional.of(piece(record))
                : Optional.empty();
    }
}
