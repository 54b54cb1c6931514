package org.woodshed.app.syncstatus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.RepeatedQuery;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Diagnostics;
import org.woodshed.client.SyncControl;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.Woodshed;
import org.woodshed.client.diagnostics.JournalEntry;
import org.woodshed.client.diagnostics.SyncCounters;
import org.woodshed.client.secrets.TokenPlace;
import org.woodshed.protocol.Json;

/** How synchronisation has been doing, in figures and as a list of events. Belongs to the screen's thread. */
public final class SyncHealthViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private final Woodshed woodshed;
    private final SyncControl sync;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final DayWords days;
    private final Clock clock;
    private final ObservableList<Figure> figures = FXCollections.observableArrayList();
    private final ObservableList<String> events = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final RepeatedQuery<Read> query;

    /** A name and its value, ready to be shown. */
    public record Figure(String name, String value) {}

    /** What is read away from the screen's thread. */
    private record Read(SyncFigures figures, SyncCounters counters, List<JournalEntry> journal, boolean paused,
            TokenPlace signIn) {}

    public SyncHealthViewModel(Woodshed woodshed, Threads threads, NoticesViewModel notices, DayWords days,
            Clock clock) {
        this.woodshed = woodshed;
        this.sync = woodshed.sync();
        this.threads = threads;
        this.notices = notices;
        this.days = days;
        this.clock = clock;
        this.query = new RepeatedQuery<>(threads, () -> new Read(sync.figures(), sync.counters(), sync.journal(), sync
                .paused(), sync.tokenPlace()), this::show, notices::failed);
    }

    public ObservableList<Figure> figures() {
        return figures;
    }

    public ObservableList<String> events() {
        return events;
    }

    /** True while syncing happens only when a person asks. */
    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    public void load() {
        query.run();
    }

    public void setPaused(boolean now) {
        sync.setPaused(now);
        paused.set(now);
    }

    /** Saves the report for somebody who helps into a new file. */
    public void saveReport(Path file) {
        threads.query(() -> write(file), written -> notices.show(Notice.news(Messages.text("health.saved", written))),
                notices::failed);
    }

    private Path write(Path file) {
        try {
            return Files.writeString(file, Json.write(Diagnostics.document(woodshed)), StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String oldest(SyncFigures now) {
        return now.oldestPending() == null ? Messages.text("health.nothing")
                : Messages.text("health.oldestValue", days.moment(now.oldestPending(), clock.instant(), clock
                        .getZone()));
    }

    private static String signIn(TokenPlace place) {
        return switch (place) {
            case NONE -> Messages.text("health.signInNone");
            case KEYRING -> Messages.text("health.signInKeyring");
            case FILE -> Messages.text("health.signInFile");
        };
    }

    private void show(Read read) {
        SyncCounters counters = read.counters();
        SyncFigures now = read.figures();
        String lastSync = now.lastSync() == null ? Messages.text("health.never")
                : days.moment(now.lastSync(), clock
                        .instant(), clock.getZone());
        figures.setAll(new Figure(Messages.text("health.health"), Messages.text("health." + counters.health().name()
                .toLowerCase(Locale.ROOT))), new Figure(Messages.text("health.lastSync"), lastSync), new Figure(Messages
                        .text("health.waiting"), String.valueOf(now.pending())),
                new Figure(Messages.text("health.oldest"), oldest(now)),
                new Figure(Messages.text(
                        "health.refused"), String.valueOf(now.failed())),
                new Figure(Messages.text("health.rounds"),
                        Messages.text("health.roundsValue", counters.syncs(), counters.failures())),
                new Figure(Messages
                        .text("health.answers"),
                        Messages.text("health.answersValue", counters.meanMillis(), counters
                                .p95Millis())),
                new Figure(Messages.text("health.exchanged"), Messages.text("health.exchangedValue",
                        counters.confirmed(), counters.received())),
                new Figure(Messages.text("health.traffic"), Messages.text("health.trafficValue", counters.bytesSent(),
                        counters.bytesReceived())),
                new Figure(Messages.text("health.signIn"), signIn(read.signIn())),
                new Figure(Messages.text("health.differed"), String
                        .valueOf(counters.digestMismatches())),
                new Figure(Messages.text("health.reconnects"), String
                        .valueOf(counters.reconnects())));
        ZoneId zone = clock.getZone();
        events.setAll(
                read.journal().stream().map(entry -> TIME.format(entry.at().atZone(zone)) + "  " + EventWords.of(entry))
                        .toList());
        paused.set(read.paused());
    }
}
