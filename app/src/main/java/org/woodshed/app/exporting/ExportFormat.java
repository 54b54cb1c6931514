package org.woodshed.app.exporting;

/** What kind of file an export writes. */
public enum ExportFormat {
    /** Everything, without loss: entries and pieces as the wire carries them. */
    JSON,
    /** A table of the entries, for spreadsheets. */
    CSV,
    /** The entries as events, for calendars (RFC 5545). */
    CALENDAR
}
