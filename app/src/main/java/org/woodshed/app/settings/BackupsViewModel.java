package org.woodshed.app.settings;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Backups;
import org.woodshed.client.store.BackupFile;

/** The backups of the open logbook: making one, and going back to one. Belongs to the screen's thread. */
public final class BackupsViewModel {
    private final Backups backups;
    private final Threads threads;
    private final DayWords days;
    private final NoticesViewModel notices;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    /** A backup in words. */
    public record Line(BackupFile backup, String when, String what) {}

    public BackupsViewModel(Backups backups, Threads threads, DayWords days, NoticesViewModel notices) {
        this.backups = backups;
        this.threads = threads;
        this.days = days;
        this.notices = notices;
    }

    public void load() {
        threads.query(backups::list, this::show, notices::failed);
    }

    private void show(List<BackupFile> found) {
        lines.setAll(found.stream().map(this::line).toList());
    }

    private Line line(BackupFile backup) {
        String reason = Messages.text(switch (backup.reason()) {
            case DAILY -> "backup.daily";
            case UPGRADE -> "backup.upgrade";
            case ASKED -> "backup.asked";
        });
        return new Line(backup, Messages.text("entity.when", days.shortDate(backup.at().toLocalDate()), days.time(backup
                .at())), Messages.text("backup.what", backup.entries(), reason));
    }

    /** The newest first. */
    public ObservableList<Line> lines() {
        return lines;
    }

    /** True while one is made or restored. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Makes a backup now. */
    public void make() {
        on(backups::make, made -> {
            notices.show(Notice.news(Messages.text("backup.made", made.entries())));
            load();
        });
    }

    /** Goes back to a backup; what is open now is set aside whole. The window opens anew with it. */
    public void restore(Line line) {
        on(() -> backups.restore(line.backup.path()), restored -> notices.show(Notice.news(Messages.text(
                "backup.restored", line.when, String.valueOf(restored.setAside())))));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private <T> void on(Supplier<CompletableFuture<T>> work, Consumer<T> then) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        work.get().whenCompleteAsync((value, failure) -> ended(value, failure, then), threads.screen());
    }

    private <T> void ended(T value, @Nullable Throwable failure, Consumer<T> then) {
        busy.set(false);
        if (failure == null) {
            then.accept(value);
        } else {
            notices.failed(failure.getCause() == null ? failure : failure.getCause());
        }
    }
}
