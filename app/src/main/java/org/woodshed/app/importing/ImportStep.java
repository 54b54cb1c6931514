package org.woodshed.app.importing;

import org.woodshed.client.logbook.ImportResult;

/** Where an import stands, as its dialog shows it. */
public sealed interface ImportStep {
    /** The file is being read and held against the logbook. */
    record Reading() implements ImportStep {}

    /** The dates can be read in two ways; {@code example} is one of them. */
    record AskDateOrder(String example) implements ImportStep {}

    /** This is what would be done. */
    record Preview(ImportPreview.Ready ready) implements ImportStep {}

    /** Entries are being stored. */
    record Storing(int done, int total) implements ImportStep {}

    /**
     * It is over.
     *
     * @param cancelled true if it was ended before the last entry; what was stored until then stays
     */
    record Done(ImportResult result, boolean cancelled) implements ImportStep {}

    /** It can't go on. */
    record Failed(String message) implements ImportStep {}
}
