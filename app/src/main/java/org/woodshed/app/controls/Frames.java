package org.woodshed.app.controls;

import javafx.animation.AnimationTimer;

/** When something is drawn. To be used on the JavaFX thread. */
public final class Frames {
    private Frames() {}

    /** Runs something once all that is shown by now has been drawn, whether the window can be seen or not. */
    public static void afterNext(Runnable work) {
        new AnimationTimer() {
            private boolean drawn;

            @Override
            public void handle(long now) {
                // Called before a frame is drawn
                if (drawn) {
                    stop();
                    work.run();
                }
                drawn = true;
            }
        }.start();
    }
}
