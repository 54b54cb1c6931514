package org.woodshed.app.entries;

import org.jspecify.annotations.Nullable;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.PiecePractice;

/**
 * A piece in the editor.
 *
 * @param practice what the entry holds about it, or null for one that was just typed
 * @param name     the piece as typed, or null for one the entry holds already
 */
public record PieceToken(String label, @Nullable PiecePractice practice, @Nullable PieceName name) {}
