package org.woodshed.app;

import java.util.List;
import java.util.function.Consumer;
import org.woodshed.app.conflicts.ConflictsViewModel;
import org.woodshed.app.conflicts.StrategyViewModel;
import org.woodshed.app.history.HistoryViewModel;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.settings.ConnectViewModel;
import org.woodshed.app.settings.DevicesViewModel;
import org.woodshed.app.settings.SignOutViewModel;
import org.woodshed.app.syncstatus.ChipState;
import org.woodshed.app.syncstatus.Receipts;
import org.woodshed.app.syncstatus.StatusWords;
import org.woodshed.app.syncstatus.SyncHealthViewModel;
import org.woodshed.app.syncstatus.SyncStatusViewModel;
import org.woodshed.app.syncstatus.WaitingViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.EntityWords;
import org.woodshed.app.text.FieldWords;
import org.woodshed.app.work.PracticeCalendar;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.model.EntityKey;

/** The view models of whatever has to do with other laptops. Belongs to the screen's thread. */
public final class SyncScreens implements AutoCloseable {
    private final SyncStatusViewModel status;
    private final WaitingViewModel waiting;
    private final ConflictsViewModel conflicts;
    private final StrategyViewModel strategy;
    private final HistoryViewModel history;
    private final ConnectViewModel connect;
    private final SignOutViewModel signOut;
    private final SyncHealthViewModel health;
    private final DevicesViewModel devices;
    private final Receipts receipts;
    private Runnable openConnect = () -> {};
    private boolean loaded;

    SyncScreens(Woodshed woodshed, Threads threads, EntityWords entities, DayWords days, PracticeCalendar calendar,
            NoticesViewModel notices) {
        this.status = new SyncStatusViewModel(woodshed.sync(), threads, new StatusWords(days, calendar.clock()),
                notices, () -> openConnect.run());
        this.waiting = new WaitingViewModel(woodshed.sync(), threads, entities, days, calendar.clock(), notices);
        this.conflicts = new ConflictsViewModel(woodshed.merging(), woodshed.logbook(), threads, entities, days,
                calendar.clock(), notices);
        this.strategy = new StrategyViewModel(woodshed.merging(), threads, notices);
        this.history = new HistoryViewModel(woodshed.merging(), this::isConnected, threads, entities, new FieldWords(
                woodshed.logbook(), days), days, calendar.clock(), notices);
        this.connect = new ConnectViewModel(woodshed.sync(), woodshed.logbook(), threads, notices);
        this.signOut = new SignOutViewModel(woodshed.sync(), threads, notices);
        this.health = new SyncHealthViewModel(woodshed, threads, notices, days, calendar.clock());
        this.devices = new DevicesViewModel(woodshed.sync(), threads, days, calendar.clock(), notices);
        this.receipts = new Receipts(woodshed.sync(), threads);
        status.statusProperty().addListener((property, before, now) -> {
            // The engine tells how it stands while the first screen is being made: that comes first
            if (loaded) {
                load();
            }
        });
    }

    /** Reads what the screens show, and from now on whenever there is news. */
    void load() {
        loaded = true;
        waiting.load();
        conflicts.load();
        health.load();
    }

    /** Something in the logbook has changed. */
    void changed(List<LogbookChanges.Item> items) {
        waiting.load();
        conflicts.load();
        history.changed(items);
    }

    /** Tells how far something has come, in words, once that is known; nothing before a server is connected. */
    public void receipt(EntityKey key, Consumer<String> show) {
        if (isConnected()) {
            receipts.read(key, show);
        }
    }

    /** Says how to offer connecting a server. */
    public void setOpenConnect(Runnable command) {
        openConnect = command;
    }

    /** True from the moment a server was connected, whether it can be reached or not. */
    public boolean isConnected() {
        return status.stateProperty().get() != ChipState.LOCAL;
    }

    public SyncStatusViewModel status() {
        return status;
    }

    public WaitingViewModel waiting() {
        return waiting;
    }

    public ConflictsViewModel conflicts() {
        return conflicts;
    }

    public StrategyViewModel strategy() {
        return strategy;
    }

    public HistoryViewModel history() {
        return history;
    }

    public ConnectViewModel connect() {
        return connect;
    }

    public SignOutViewModel signOut() {
        return signOut;
    }

    public SyncHealthViewModel health() {
        return health;
    }

    public DevicesViewModel devices() {
        return devices;
    }

    @Override
    public void close() {
        status.close();
    }
}
