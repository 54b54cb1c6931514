package org.woodshed.app.practice;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.text.DayWords;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PracticeTimer;
import org.woodshed.client.logbook.TimerSaving;
import org.woodshed.client.timer.TimerQuestion;

/** What the timer wants to know, in words, with the answers there are. Belongs to the screen's thread. */
public final class TimerQuestions {
    private final PracticeTimer timer;
    private final DayWords days;
    private final Clock clock;
    private final Consumer<TimerSaving> saved;
    private final Runnable answered;
    private final ReadOnlyObjectWrapper<@Nullable Asked> current = new ReadOnlyObjectWrapper<>();

    /** A question as it is shown. */
    public record Asked(String text, List<Answer> answers) {}

    /** One way to answer. */
    public record Answer(String label, Runnable command) {}

    /**
     * @param saved    is told the entry of an answer that stops the timer
     * @param answered runs after every answer
     */
    TimerQuestions(PracticeTimer timer, DayWords days, Clock clock, Consumer<TimerSaving> saved, Runnable answered) {
        this.timer = timer;
        this.days = days;
        this.clock = clock;
        this.saved = saved;
        this.answered = answered;
    }

    public ReadOnlyObjectProperty<@Nullable Asked> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Looks whether there is something to ask; a question whose words are the same stays as it is. */
    void ask() {
        Asked asked = timer.question().map(this::words).orElse(null);
        Asked before = current.get();
        if (asked == null || before == null || !asked.text().equals(before.text())) {
            current.set(asked);
        }
    }

    private Asked words(TimerQuestion question) {
        return switch (question) {
            case TimerQuestion.Slept slept -> {
                String from = days.time(slept.gap().from(), clock.getZone());
                yield new Asked(Messages.text("timer.slept", from, days.time(slept.gap().to(), clock.getZone()), Lengths
                        .words(slept.gap().length().toSeconds())), List.of(
                                answer(Messages.text("timer.leaveOut"), () -> timer.answerGap(false)),
                                answer(Messages.text("timer.keep"), () -> timer.answerGap(true)),
                                answer(Messages.text("timer.stopAt", from), () -> timer.stopAtGap().ifPresent(saved))));
            }
            case TimerQuestion.StillPlaying still -> new Asked(Messages.text("timer.still", Lengths.words(still.length()
                    .toSeconds())),
                    List.of(answer(Messages.text("timer.yes"), timer::stillPlaying), answer(Messages.text(
                            "timer.stopNow"), () -> timer.stop().ifPresent(saved))));
        };
    }

    private Answer answer(String label, Runnable command) {
        return new Answer(label, () -> {
            // The timer counts up to this moment before it is answered
            timer.heartbeat();
            command.run();
            answered.run();
        });
    }
}
