package org.woodshed.client.logbook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.Piece;

/**
 * A piece with what its entries say about it.
 *
 * @param pending       it has changes the server has not confirmed
 * @param lastPractised the latest practice date, or null
 * @param totalSeconds  each entry's length divided by its number of pieces, added up
 */
public record PieceSummary(Piece piece, boolean pending, @Nullable LocalDate lastPractised, int entryCount,
        long totalSeconds) {}
