package org.woodshed.app.cli;

import java.util.Optional;
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
    private final BlockingQueue<Optional<LogbookChanges.Item>> changed = new LinkedBlockingQueue<>();

    @Override
    int run(Woodshed woodshed) throws Exception {
        if (woodshed.sync().figures().server() == null) {
            throw CommandException.failed(
                    "No server is connected, so there is nothing to watch. woodshed connect URL connects one.");
        }
        DeviceNames names = new DeviceNames(woodshed.sync());
        Subscription changes = woodshed.logbook().onChange(batch -> batch.items().stream().filter(item -> item
                .seq() != null).forEach(item -> changed.add(Optional.of(item))));
        try {
            woodshed.startSyncing();
            // A reader that went away shows in the stream: then nobody watches any more.
            while (!output().out().checkError()) {
                Optional<LogbookChanges.Item> item = changed.take();
                if (item.isEmpty()) {
                    return FolderWork.HANDED_OVER;
                }
                output().line(json(item.get(), names.of(item.get().deviceId())));
            }
            return ExitCodes.DONE;
        } finally {
            changes.close();
        }
    }

    @Override
    boolean endsBySignal() {
        return true;
    }

    @Override
    void end() {
        changed.add(Optional.empty());
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
