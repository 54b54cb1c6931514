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
import org.woodshed.app.entries.EntriesViewModel;
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
import org.woodshed.client.logbook.TimerSaving;
import org.woodshed.client.timer.RunningTimer;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;

/** The timer: start takes one action, stop saves at once. Belongs to the screen's thread. */
public final class TimerViewModel {
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(15);
    private final Logbook logbook;
    private final PracticeTimer timer;
    private final Repertoire repertoire;
    private final NoticesViewModel notices;
    private final Consumer<EntityId> practising;
    private final EntriesViewModel entries;
    private final DayWords days;
    private final Clock clock;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(false);
    private final TimerQuestions questions;
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper(Lengths.clock(0));
    private final StringProperty piece = new SimpleStringProperty("");
    private Instant lastHeartbeat;

    /**
     * @param practising is told the piece whenever one is practised from now on
     */
    public TimerViewModel(Logbook logbook, Repertoire repertoire, NoticesViewModel notices,
            Consumer<EntityId> practising, EntriesViewModel entries, DayWords days, Clock clock) {
        this.logbook = logbook;
        this.timer = logbook.timer();
        this.repertoire = repertoire;
        this.notices = notices;
        this.practising = practising;
        this.entries = entries;
        this.days = days;
        this.clock = clock;
        this.lastHeartbeat = clock.instant();
        this.questions = new TimerQuestions(timer, days, clock, this::saved, this::tick);
        timer.running().ifPresent(this::found);
    }

    private void found(RunningTimer found) {
        running.set(true);
        paused.set(found.isPaused());
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

    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** What the timer wants to know, in words. */
    public TimerQuestions questions() {
        return questions;
    }

    /** Time that counts as h:mm:ss. */
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
            lastHeartbeat = clock.instant();
            tick();
        } catch (InvalidInputException refused) {
            notices.show(Notice.problem(Problems.words(refused)));
        }
    }

    /** Stops and saves, with the piece as it stands in the field. */
    public void stop() {
        choosePiece();
        timer.stop().ifPresent(this::saved);
        tick();
    }

    public void pauseOrResume() {
        if (paused.get()) {
            timer.resume();
        } else {
            timer.pause();
        }
        tick();
    }

    /** Lets the time count until Woodshed is opened again. */
    public void keepRunning() {
        timer.keepRunning();
    }

    private void saved(TimerSaving ended) {
        entries.added(ended.saving());
        entries.selectedProperty().set(ended.id());
        if (ended.notCounted().isPositive()) {
            notices.show(Notice.news(Messages.text("timer.notCounted", Lengths.words(ended.notCounted().toSeconds())),
                    Messages.text("timer.countIt"), () -> count(ended)));
        }
    }

    /** Adds what was not counted to the entry, as an ordinary edit. */
    private void count(TimerSaving ended) {
        LogbookEntry entry = new LogbookEntry(ended.state());
        int seconds = Objects.requireNonNullElse(entry.durationSeconds(), 0) + (int) ended.notCounted().toSeconds();
        try {
            entries.edited(entry, logbook.editEntry(entry, EntryDraft.of(entry).durationSeconds(Math.min(seconds,
                    Lengths.LONGEST_SECONDS))));
        } catch (InvalidInputException refused) {
            notices.show(Notice.problem(Problems.words(refused)));
        }
    }

    /** Takes what stands in the piece field: another piece than before begins a new stretch. While stopped it only counts at the next start. */
    public void choosePiece() {
        Optional<RunningTimer> now = timer.running();
        if (now.isEmpty()) {
            return;
        }
        try {
            EntityId typed = typedPiece();
            if (!Objects.equals(typed, now.get().pieceId())) {
                timer.practise(typed).ifPresent(this::saved);
                tellPiece(typed);
                tick();
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
        Optional<RunningTimer> now = timer.running();
        running.set(now.isPresent());
        paused.set(now.map(RunningTimer::isPaused).orElse(false));
        elapsed.set(Lengths.clock(timer.elapsed().toSeconds()));
        questions.ask();
        if (now.isPresent() && isDue()) {
            lastHeartbeat = clock.instant();
            timer.heartbeat();
        }
    }

    private boolean isDue() {
        return Duration.between(lastHeartbeat, clock.instant()).abs().compareTo(BETWEEN_HEARTBEATS) >= 0;
    }
}
