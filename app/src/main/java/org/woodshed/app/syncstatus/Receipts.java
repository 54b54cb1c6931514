package org.woodshed.app.syncstatus;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Receipt;
import org.woodshed.client.SyncControl;
import org.woodshed.model.EntityKey;

/** Says how far something has come: on this laptop, on the server, on which other laptops. Belongs to the screen's thread. */
public final class Receipts {
    private final SyncControl sync;
    private final Threads threads;

    public Receipts(SyncControl sync, Threads threads) {
        this.sync = sync;
        this.threads = threads;
    }

    /** Asks, and shows the answer in words when it is there; a question that fails stays without one. */
    public void read(EntityKey key, Consumer<String> show) {
        threads.background().execute(() -> ask(key, show));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private void ask(EntityKey key, Consumer<String> show) {
        sync.receipt(key).whenCompleteAsync((receipt, failure) -> show.accept(words(receipt)), threads.screen());
    }

    /** The words for a receipt; none for none. */
    static String words(@Nullable Receipt receipt) {
        if (receipt == null) {
            return "";
        }
        if (!receipt.atServer()) {
            return Messages.text("receipt.here");
        }
        if (!receipt.asked()) {
            return Messages.text("receipt.server");
        }
        return receipt.laptops().isEmpty() ? Messages.text("receipt.serverOnly")
                : Messages.text("receipt.laptops", String.join(", ", receipt.laptops()));
    }
}
