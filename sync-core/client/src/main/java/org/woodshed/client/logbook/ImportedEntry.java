package org.woodshed.client.logbook;

import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;

/**
 * One line of an import.
 *
 * @param id    made from the line's content, so that importing it again adds nothing
 * @param draft the entry, without its piece
 * @param piece the piece it is about, found or added when it is stored; null for none
 */
public record ImportedEntry(EntityId id, EntryDraft draft, @Nullable PieceName piece) {}
