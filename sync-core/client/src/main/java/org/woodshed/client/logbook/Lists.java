package org.woodshed.client.logbook;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.woodshed.lists.ListEditor;

/** The practice lists of this data folder. Thread-safe. */
public interface Lists {
    /** The lists as they are now. */
    ListsView view();

    /**
     * Does something to the lists; several edits together are one transaction.
     *
     * @param edits runs on the store's thread: it must only edit
     * @return done when the edits are safe on the disk and will go to the server; failed if nothing was changed
     */
    CompletableFuture<ListsView> edit(Consumer<ListEditor> edits);

    /** Tells every new view once it is safe on the disk, on the store's thread. */
    Subscription subscribe(Consumer<ListsView> listener);
}
