package org.woodshed.protocol;

import java.util.List;

/**
 * List operations in the order of the log, the asker's own among them.
 *
 * @param serverSeq the cursor that this page leads to
 * @param hasMore   true if another page follows
 */
public record OperationPage(List<ListOperation> ops, Long serverSeq, Boolean hasMore) {
    /** @throws IllegalArgumentException if a part is missing */
    public OperationPage {
        Required.present("ops", ops);
        Required.notNegative("serverSeq", serverSeq);
        Required.present("hasMore", hasMore);
    }
}
