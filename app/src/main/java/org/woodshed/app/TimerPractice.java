package org.woodshed.app;

import javafx.beans.value.ObservableBooleanValue;
import org.woodshed.app.lists.Practice;
import org.woodshed.app.practice.TimerViewModel;

/** Lets a list start the timer. */
final class TimerPractice implements Practice {
    private final TimerViewModel timer;

    TimerPractice(TimerViewModel timer) {
        this.timer = timer;
    }

    @Override
    public ObservableBooleanValue running() {
        return timer.runningProperty();
    }

    @Override
    public void start(String piece) {
        if (timer.runningProperty().get()) {
            timer.stop();
        }
        timer.pieceProperty().set(piece);
        timer.start();
    }
}
