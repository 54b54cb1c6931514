package org.woodshed.app.cli;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ObjectNode;

/** {@code woodshed watch}: stays connected and prints what other laptops change. */
@Command(name = "watch", description = {"Stay connected, and print a JSON line for every change of another laptop.",
        "Ends at Ctrl+C."})
final class WatchCommand extends FolderCommand {
    @Override
    int run(Woodshed woodshed) throws Exception {
        if (woodshed.sync().figures().server() == null) {
            throw CommandException.failed(
                    "No server is connected, so there is nothing to watch. woodshed connect URL connects one.");
        }
        BlockingQueue<LogbookChanges.Item> changed = new LinkedBlockingQueue<>();
        Thread closing = Thread.ofPlatform().unstarted(() -> end(woodshed));
        Runtime.getRuntime().addShutdownHook(closing);
        DeviceNames names = new DeviceNames(woodshed.sync());
        Subscription changes = woodshed.logbook().onChange(batch -> batch.items().stream().filter(item -> item
                .seq() != null).forEach(changed::add));
        try {
            woodshed.startSyncing();
            // A reader that went away shows in the stream: then nobody watches any more.
            while (!output().out().checkError()) {
                LogbookChanges.Item item = changed.take();
                output().line(json(item, names.of(item.deviceId())));
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        } finally {
            changes.close();
            removeHook(closing);
        }
        return ExitCodes.DONE;
    }

    /** Being ended by a signal is how watching ends: what is pending is written, and that is no failure. */
    private static void end(Woodshed woodshed) {
        woodshed.close();
        Runtime.getRuntime().halt(ExitCodes.DONE);
    }

    private static void removeHook(Thread closing) {
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException ending) {
            // The hook runs already: it closes what has to be closed.
            return;
        }
    }

    private static ObjectNode json(LogbookChanges.Item item, @Nullable String deviceName) {
        EntityState state = item.state();
        ObjectNode line =
                JsonValues.object().put("seq", item.seq()).put("type", state.deleted() ? "DELETED" : "UPDATED")
                        .put("entityType", state.type().wireName()).put("entityId", state.id()
                                .value());
        line.put("deviceName", deviceName);
        line.set("data", state.data());
        return line;
    }
}
