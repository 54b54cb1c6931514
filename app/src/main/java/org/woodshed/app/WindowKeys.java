package org.woodshed.app;

import java.util.Map;
import javafx.scene.input.KeyCombination;
import org.woodshed.app.Tabs.Place;
import org.woodshed.app.practice.TimerBar;

/** What each key of the window does. A dialog that is open has the keyboard to itself. */
final class WindowKeys {
    private final Session session;
    private final WindowDialogs dialogs;
    private final TimerBar timerBar;
    private final TodayView today;
    private final Tabs tabs;

    WindowKeys(Session session, WindowDialogs dialogs, TimerBar timerBar, TodayView today, Tabs tabs) {
        this.session = session;
        this.dialogs = dialogs;
        this.timerBar = timerBar;
        this.today = today;
        this.tabs = tabs;
    }

    void install(Map<KeyCombination, Runnable> keys) {
        put(keys, Keys.START_STOP, this::startOrStop);
        put(keys, Keys.SWITCH_PIECE, timerBar::switchPiece);
        put(keys, Keys.PAUSE, session.timer()::pauseOrResume);
        put(keys, Keys.LOG_PAST, () -> onToday(today::logPast));
        put(keys, Keys.FIND, () -> onToday(today::find));
        put(keys, Keys.UNDO, session.undo()::undo);
        put(keys, Keys.REDO, session.undo()::redo);
        put(keys, Keys.SYNC_NOW, session.sync().status()::syncNow);
        put(keys, Keys.SETTINGS, dialogs::openSettings);
        put(keys, Keys.HELP, dialogs::openKeys);
        for (int index = 0; index < Keys.TABS.size(); index++) {
            int wanted = index;
            put(keys, Keys.TABS.get(index), () -> tabs.goTo(wanted));
        }
    }

    private void put(Map<KeyCombination, Runnable> keys, KeyCombination combination, Runnable command) {
        keys.put(combination, () -> dialogs.whenFree(command));
    }

    private void startOrStop() {
        if (today.entries().finishEditing()) {
            session.timer().startOrStop();
        }
    }

    private void onToday(Runnable command) {
        tabs.go(Place.TODAY);
        command.run();
    }
}
