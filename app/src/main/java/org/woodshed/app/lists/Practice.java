package org.woodshed.app.lists;

import javafx.beans.value.ObservableBooleanValue;

/** The timer, as far as a list has to do with it. */
public interface Practice {
    ObservableBooleanValue running();

    /** Starts the timer with what is practised from now on; what ran before is saved. */
    void start(String piece);
}
