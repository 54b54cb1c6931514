package org.woodshed.app.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.woodshed.app.notices.Trouble;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.ImportResult;
import org.woodshed.client.logbook.ImportedEntry;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;

/**
 * Imports a file: shows first what it would do, then does it in parts, between which it can be cancelled. Belongs to the
 * screen's thread.
 */
public final class ImportViewModel {
    private static final int PART = 500;
    private final Logbook logbook;
    private final Importer importer;
    private final Threads threads;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<ImportStep> step = new ReadOnlyObjectWrapper<>(new ImportStep.Reading());
    private final BooleanProperty withPossibleDuplicates = new SimpleBooleanProperty(false);
    private byte[] file = {};
    private boolean cancelled;

    public ImportViewModel(Logbook logbook, Threads threads, Clock clock) {
        this.logbook = logbook;
        this.importer = new Importer(logbook);
        this.threads = threads;
        this.clock = clock;
    }

    public ReadOnlyObjectProperty<ImportStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Whether lines that look like entries that are here are imported too. */
    public BooleanProperty withPossibleDuplicatesProperty() {
        return withPossibleDuplicates;
    }

    /** Reads a detailed report of Toggl. */
    public void open(Path path) {
        withPossibleDuplicates.set(false);
        step.set(new ImportStep.Reading());
        threads.query(() -> read(path), bytes -> {
            file = bytes;
            preview(ImportOptions.in(clock.getZone()));
        }, failure -> step.set(new ImportStep.Failed(Messages.text("import.unreadable", path.getFileName()))));
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Goes on with the answer to what the dates mean. */
    public void chooseDateOrder(DateOrder order) {
        preview(ImportOptions.in(clock.getZone()).with(order));
    }

    private void preview(ImportOptions options) {
        byte[] bytes = file;
        step.set(new ImportStep.Reading());
        threads.query(() -> look(bytes, options), step::set, this::failed);
    }

    private ImportStep look(byte[] bytes, ImportOptions options) {
        try {
            return switch (importer.togglPreview(bytes, options)) {
                case ImportPreview.AskDateOrder ask -> new ImportStep.AskDateOrder(ask.example());
                case ImportPreview.Ready ready -> new ImportStep.Preview(ready);
            };
        } catch (UnreadableFileException unreadable) {
            return new ImportStep.Failed(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Stores what the preview shows; does nothing in any other step, so that a double click imports once. */
    public void start() {
        if (step.get() instanceof ImportStep.Preview(ImportPreview.Ready ready)) {
            cancelled = false;
            storeFrom(0, ready.entries(withPossibleDuplicates.get()), new ImportResult(0, 0, ready.alreadyThere()
                    .size()));
        }
    }

    private void storeFrom(int start, List<ImportedEntry> entries, ImportResult before) {
        if (start >= entries.size() || cancelled) {
            step.set(new ImportStep.Done(before, start < entries.size()));
            return;
        }
        step.set(new ImportStep.Storing(start, entries.size()));
        int end = Math.min(start + PART, entries.size());
        threads.query(() -> store(entries.subList(start, end)), added -> storeFrom(end, entries, sum(before, added)),
                this::failed);
    }

    private ImportResult store(List<ImportedEntry> part) {
        try {
            CompletableFuture<ImportResult> stored = logbook.importEntries(part);
            return stored.join();
        } catch (InvalidInputException refused) {
            throw new IllegalArgumentException(refused);
        }
    }

    private static ImportResult sum(ImportResult left, ImportResult right) {
        return new ImportResult(left.entriesAdded() + right.entriesAdded(), left.piecesAdded() + right.piecesAdded(),
                left.alreadyThere() + right.alreadyThere());
    }

    private void failed(RuntimeException failure) {
        Trouble trouble = Trouble.of(failure);
        step.set(new ImportStep.Failed(Messages.text("problem.coded", trouble.sentence(), trouble.code())));
    }

    /** Ends after the part that is being stored; importing the file again later adds the rest. */
    public void cancel() {
        cancelled = true;
    }
}
