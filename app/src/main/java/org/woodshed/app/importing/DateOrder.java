package org.woodshed.app.importing;

/** How a file writes dates such as 03/04/2026. Dates that begin with the year need no choice. */
public enum DateOrder {
    /** 03/04/2026 is the third of April. */
    DAY_FIRST,
    /** 03/04/2026 is the fourth of March. */
    MONTH_FIRST
}
