package org.woodshed.app.lists;

import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Woodshed;

/** The view models of the screen "Lists". Belongs to the screen's thread. */
public record ListsScreen(ListsViewModel model, ListCommands commands, ItemCommands items,
        ItemDetails details) implements AutoCloseable {
    /** Over the lists of an open logbook. */
    public static ListsScreen of(Woodshed woodshed, Repertoire repertoire, Practice practice, Threads threads,
            PracticeCalendar calendar, NoticesViewModel notices) {
        ListsViewModel model = new ListsViewModel(woodshed.lists(), repertoire, threads, calendar, notices);
        return new ListsScreen(model, new ListCommands(model), new ItemCommands(model, practice), new ItemDetails(model,
                woodshed.logbook()));
    }

    @Override
    public void close() {
        model.close();
    }
}
