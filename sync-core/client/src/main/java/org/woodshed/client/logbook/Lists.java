package org.woodshed.client.logbook;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.woodshed.lists.ListEditor;

/** The practice lists of this data folder. Thread-safe. */
public interface Lists {
    /** The lists as they are now. The first call reads the disk; no later one waits for it. */
    ListsView view();

    /**
     * Does something to the lists; several edits together are one transaction. {@link #view} has it when this returns.
     *
     * @param edits runs on the caller's thread: it must only edit
     * @return done when the edits are safe on the disk and will go to the server; failed if nothing was changed
     */
    CompletableFuture<ListsView> edit(Consumer<ListEditor> edits);

    /** Tells every new view, in order, on whatever thread made it: hand over quickly. */
    Subscription subscribe(Consumer<ListsView> listener);
}
