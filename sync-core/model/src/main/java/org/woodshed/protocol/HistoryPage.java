package org.woodshed.protocol;

import java.util.List;

/** Changes, newest first. The next page is asked for with {@code before} = the seq of the last one here. */
public record HistoryPage(List<HistoryItem> changes, Boolean hasMore) {
    /** @throws IllegalArgumentException if a part is missing */
    public HistoryPage {
        Required.present("changes", changes);
        Required.present("hasMore", hasMore);
    }
}
