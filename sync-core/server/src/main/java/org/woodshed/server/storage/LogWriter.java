package org.woodshed.server.storage;

import java.util.Map;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;

/** Writes one user's log, whose head is locked. Valid within the transaction that handed it out. */
public interface LogWriter extends LogReader {
    /** The entities that the transaction is about, as far as they are there. */
    Map<EntityKey, StoredEntity> entities();

    /** The changes that the transaction is about, as far as they were here before. */
    Map<ChangeId, RecordedChange> recorded();

    /** True if a device other than the given one has changed the entity after a version. */
    boolean changedByOthers(EntityKey key, long afterVersion, DeviceId device);

    /** True if a living logbook entry names this piece. */
    boolean entriesNamePiece(EntityId pieceId);

    /** Adds what a request came to, and moves the head. */
    void write(LogWrites writes);

    /** How much the user's entities hold, as canonical JSON, in characters. */
    long storedLength();

    /** Counts what they hold more, or less; written with the head. */
    void countStored(long added);

    /** How much the history of entities and the operations on lists hold, in characters of JSON. */
    long loggedLength();

    /** Counts what they hold more, or less; written with the head. */
    void countLogged(long added);

    ConflictStore conflicts();

    AnswerStore answers();

    @Override
    OperationWriter operations();

    void moveHead(LogHead head);
}
