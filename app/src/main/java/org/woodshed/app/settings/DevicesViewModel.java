package org.woodshed.app.settings;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Messages;
import org.woodshed.app.work.Threads;
import org.woodshed.client.SyncControl;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.secrets.TokenPlace;
import org.woodshed.model.DeviceId;
import org.woodshed.protocol.DeviceList;

/** The account, and its laptops as the server knows them. Belongs to the screen's thread. */
public final class DevicesViewModel {
    private final SyncControl sync;
    private final Threads threads;
    private final DayWords days;
    private final Clock clock;
    private final NoticesViewModel notices;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper who = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");

    /**
     * A laptop, ready to be shown.
     *
     * @param seen when it was heard of
     */
    public record Line(DeviceId id, String name, String seen, boolean thisOne) {}

    public DevicesViewModel(SyncControl sync, Threads threads, DayWords days, Clock clock, NoticesViewModel notices) {
        this.sync = sync;
        this.threads = threads;
        this.days = days;
        this.clock = clock;
        this.notices = notices;
    }

    /** Asks the server; what it said before stays meanwhile. */
    public void load() {
        remark.set(lines.isEmpty() ? Messages.text("devices.asking") : "");
        threads.query(sync::figures, this::name, notices::failed);
        kept.set(keptWhere(sync.tokenPlace()));
        on(sync.devices(), this::show);
    }

    private void name(SyncFigures figures) {
        String email = figures.email();
        who.set(email == null ? "" : Messages.text("account.who", email, String.valueOf(figures.server())));
    }

    private static String keptWhere(TokenPlace place) {
        return switch (place) {
            case NONE -> "";
            case KEYRING -> Messages.text("account.inKeyring");
            case FILE -> Messages.text("account.inFile");
        };
    }

    private void show(Optional<List<DeviceList.Item>> told) {
        remark.set(told.isPresent() ? "" : Messages.text("devices.notAsked"));
        told.ifPresent(devices -> lines.setAll(devices.stream().map(this::line).toList()));
    }

    private Line line(DeviceList.Item device) {
        String seen = device.current() ? Messages.text("devices.thisOne")
                : device.connected() ? Messages.text("devices.connected")
                        : Messages.text("devices.seen", days.moment(device.lastSeenAt(), clock.instant(), clock
                                .getZone()));
        return new Line(device.id(), device.name(), seen, device.current());
    }

    /** Who is signed in where; empty while nobody is. */
    public ReadOnlyStringProperty whoProperty() {
        return who.getReadOnlyProperty();
    }

    /** What protects the sign-in on this laptop; empty while there is none. */
    public ReadOnlyStringProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Why there is no list, or that it is on its way; empty if nothing is to be said. */
    public ReadOnlyStringProperty remarkProperty() {
        return remark.getReadOnlyProperty();
    }

    public ObservableList<Line> lines() {
        return lines;
    }

    /** Gives a laptop another name on all laptops. */
    public void rename(Line line, String name) {
        if (name.isBlank() || name.strip().equals(line.name)) {
            return;
        }
        try {
            on(sync.renameDevice(line.id, name), done -> ended(done, Messages.text("devices.renamed", name.strip())));
        } catch (IllegalArgumentException tooLong) {
            notices.show(Notice.problem(Messages.text("devices.badName")));
        }
    }

    /** Signs another laptop out; what is on it stays there. */
    public void signOut(Line line) {
        on(sync.signOutDevice(line.id), done -> ended(done, Messages.text("devices.signedOut", line.name)));
    }

    private void ended(boolean done, String news) {
        notices.show(done ? Notice.news(news) : Notice.problem(Messages.text("devices.failed")));
        load();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are handled in the stage itself
    private <T> void on(CompletableFuture<T> answer, Consumer<T> then) {
        answer.whenCompleteAsync((value, failure) -> answered(value, failure, then), threads.screen());
    }

    private <T> void answered(T value, @Nullable Throwable failure, Consumer<T> then) {
        if (failure == null) {
            then.accept(value);
        } else {
            notices.failed(failure);
        }
    }
}
