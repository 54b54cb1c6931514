package org.woodshed.app.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.Notice;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.notices.Problems;
import org.woodshed.app.pieces.Repertoire;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.Logbook;
import org.woodshed.client.logbook.PracticeTimer;
import org.woodshed.client.logbook.RunningTimer;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntityId;

/** The timer: start takes one action, stop saves at once. Belongs to the screen's thread. */
public final class TimerViewModel {
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(15);
    private final Logbook logbook;
    private final PracticeTimer timer;
    private final Repertoire repertoire;
    private final NoticesViewModel notices;
    private final Consumer<EntityId> practising;
    private final Consumer<Saving> saved;
    private final DayWords days;
    private final Clock clock;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper(Lengths.clock(0));
    private final StringProperty piece = new SimpleStringProperty("");
    private Instant lastHeartbeat;

    /**
     * @param practising is told the piece whenever one is practised from now on
     * @param saved      is told every entry that stopping has made, in the same call
     */
    public TimerViewModel(Logbook logbook, Repertoire repertoire, NoticesViewModel notices,
            Consumer<EntityId> practising, Consumer<Saving> saved, DayWords days, Clock clock) {
        this.logbook = logbook;
        this.timer = logbook.timer();
        this.repertoire = repertoire;
        this.notices = notices;
        this.practising = practising;
        this.saved = saved;
        this.days = days;
        this.clock = clock;
        this.lastHeartbeat = clock.instant();
        timer.running().ifPresent(this::resume);
    }

    private void resume(RunningTimer found) {
        running.set(true);
        EntityId pieceId = found.pieceId();
        piece.set(pieceId == null ? "" : repertoire.label(pieceId));
        tellPiece(pieceId);
        if (found.recovered()) {
            notices.show(Notice.news(Messages.text("timer.recovered", days.moment(found.startedAt(), clock.instant(),
                    found.zone()))));
        }
        tick();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Time since the start as h:mm:ss. */
    public ReadOnlyStringProperty elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /** What the piece field holds; it counts from {@link #choosePiece} on. */
    public StringProperty pieceProperty() {
        return piece;
    }

    public List<String> suggestions(String typed) {
        return repertoire.suggestions(typed);
    }

    public void startOrStop() {
        if (running.get()) {
            stop();
        } else {
            start();
        }
    }

    public void start() {
        try {
            EntityId typed = typedPiece();
            timer.start(typed);
            tellPiece(typed);
            running.set(true);
            lastHeartbeat = clock.instant();
            tick();
        } catch (InvalidInputException refused) {
            notices.show(Notice.problem(Problems.words(refused)));
        }
    }

    /** Stops and saves, with the piece as it stands in the field. */
    public void stop() {
        choosePiece();
        Optional<Saving> saving = timer.stop();
        running.set(false);
        elapsed.set(Lengths.clock(0));
        saving.ifPresent(saved);
    }

    /** Takes what stands in the piece field; while stopped it only counts at the next start. */
    public void choosePiece() {
        Optional<RunningTimer> now = timer.running();
        if (now.isEmpty()) {
            return;
        }
        try {
            EntityId typed = typedPiece();
            if (!Objects.equals(typed, now.get().pieceId())) {
                timer.choosePiece(typed);
                tellPiece(typed);
            }
        } catch (InvalidInputException refused) {
            notices.show(Notice.problem(Problems.words(refused)));
        }
    }

    private void tellPiece(@Nullable EntityId pieceId) {
        if (pieceId != null) {
            practising.accept(pieceId);
        }
    }

    private @Nullable EntityId typedPiece() throws InvalidInputException {
        if (piece.get().isBlank()) {
            return null;
        }
        EntityId id = logbook.pieceNamed(repertoire.named(piece.get()));
        repertoire.added(id);
        return id;
    }

    /** To be called several times a second: moves the clock on, and writes now and then that the timer runs. */
    public void tick() {
        if (!running.get()) {
            return;
        }
        elapsed.set(Lengths.clock(timer.elapsed().toSeconds()));
        Instant now = clock.instant();
        if (Duration.between(lastHeartbeat, now).compareTo(BETWEEN_HEARTBEATS) >= 0) {
            lastHeartbeat = now;
            timer.heartbeat();
        }
    }
}
