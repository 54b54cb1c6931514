package org.woodshed.app.importing;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line where it begins, counted from 1
 */
record CsvRow(int line, List<String> cells) {
    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The trimmed text of a column; empty where the row ends before it. */
    String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
    }
}
