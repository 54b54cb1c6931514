package org.woodshed.app.settings;

import java.time.LocalTime;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.work.LogbookFeed;
import org.woodshed.app.work.Threads;
import org.woodshed.client.logbook.Logbook;

/** When a day begins, on all laptops of the account. Belongs to the screen's thread. */
public final class DayStartViewModel {
    private final ObjectProperty<LocalTime> time;

    public DayStartViewModel(Logbook logbook, Threads threads, LogbookFeed feed, NoticesViewModel notices) {
        this.time = new SimpleObjectProperty<>(logbook.dayStartsAt());
        time.addListener((property, before, now) -> {
            if (!now.equals(logbook.dayStartsAt())) {
                threads.query(() -> logbook.setDayStartsAt(now), saving -> {
                }, notices::failed);
            }
        });
        feed.onItems(items -> time.set(logbook.dayStartsAt()));
    }

    public ObjectProperty<LocalTime> timeProperty() {
        return time;
    }
}
