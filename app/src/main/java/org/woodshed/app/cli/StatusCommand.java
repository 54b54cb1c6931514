package org.woodshed.app.cli;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.SyncControl;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.Woodshed;
import org.woodshed.client.engine.SyncStatus;
import org.woodshed.client.logbook.Subscription;
import org.woodshed.client.logbook.Totals;
import picocli.CommandLine.Command;

/** {@code woodshed status}: where synchronisation stands. Asks no server. */
@Command(name = "status", description = "Tell what is here and how far it is synced. Asks no server.")
final class StatusCommand extends FolderCommand {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    @Override
    int run(Woodshed woodshed) {
        SyncStatus status = present(woodshed.sync());
        SyncFigures figures = woodshed.sync().figures();
        output().document(StatusJson.document(status, figures, woodshed.sync().tokenPlace()));
        output().say(StatusJson.sentence(status));
        Totals totals = woodshed.logbook().totals();
        Table table = new Table("", "");
        table.row("Entries", totals.entries() + ", " + EntryWords.length(totals.seconds()) + " hours");
        table.row("Pieces", String.valueOf(totals.pieces()));
        table.row("Data folder", root().folder().toString());
        if (figures.server() != null) {
            table.row("Server", figures.server() + " as " + figures.email());
            table.row("This laptop", figures.deviceName());
            table.row("Sign-in", StatusJson.sentence(woodshed.sync().tokenPlace()));
            table.row("Last sync", moment(figures.lastSync()));
            table.row("Waiting", figures.pending() + " pending, " + figures.failed() + " not accepted, "
                    + figures.conflicts() + " to choose");
        }
        output().say(table);
        return ExitCodes.DONE;
    }

    /** The engine tells it as soon as it has looked at what is stored. */
    private static SyncStatus present(SyncControl sync) {
        CompletableFuture<SyncStatus> told = new CompletableFuture<>();
        Subscription listening = sync.onStatus(told::complete);
        SyncStatus status = told.join();
        listening.close();
        return status;
    }

    private String moment(@Nullable Instant moment) {
        return moment == null ? "never" : MOMENT.format(moment.atZone(terminal().clock().getZone()));
    }
}
