package org.woodshed.app.settings;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.Logbook;

/**
 * Says once a day, at the time that was asked for, that nothing was practised yet. Never unless it was asked for, and never
 * while the timer runs. Belongs to the screen's thread.
 */
public final class ReminderViewModel {
    private final ObservableValue<@Nullable LocalTime> wanted;
    private final Logbook logbook;
    private final PracticeCalendar calendar;
    private final BooleanSupplier practising;
    private final Runnable start;
    private final Threads threads;
    private final NoticesViewModel notices;
    private @Nullable LocalDate reminded;

    /**
     * @param wanted when to remind; null for never
     * @param start  starts the timer
     */
    public ReminderViewModel(ObservableValue<@Nullable LocalTime> wanted, Logbook logbook, PracticeCalendar calendar,
            BooleanSupplier practising, Runnable start, Threads threads, NoticesViewModel notices) {
        this.wanted = wanted;
        this.logbook = logbook;
        this.calendar = calendar;
        this.practising = practising;
        this.start = start;
        this.threads = threads;
        this.notices = notices;
    }

    /** To be called now and then. */
    public void tick() {
        LocalTime at = wanted.getValue();
        LocalDateTime now = LocalDateTime.now(calendar.clock());
        if (at == null || now.toLocalTime().isBefore(at) || now.toLocalDate().equals(reminded)) {
            return;
        }
        reminded = now.toLocalDate();
        if (!practising.getAsBoolean()) {
            LocalDate today = calendar.today();
            threads.query(() -> logbook.entriesBetween(today, today).isEmpty(), this::remind, notices::failed);
        }
    }

    private void remind(boolean nothingToday) {
        if (nothingToday) {
            notices.show(Notice.news(Messages.text("reminder.text"), Messages.text("timer.start"), start));
        }
    }
}
