package org.woodshed.client.leader;

import java.util.Arrays;

/** What a leader does for its followers. Called on a thread for each; thread-safe. */
public interface Followers {
    /** What became of the wish to see the window. */
    enum Shown {
        /** It is in front. */
        IN_FRONT(0),
        /** There is none, and the folder will be free in a moment. */
        MAKING_ROOM(1),
        /** There is none, and what is being done must not be interrupted. */
        BUSY(2);

        private final int number;

        Shown(int number) {
            this.number = number;
        }

        /** What goes over the wire. */
        int number() {
            return number;
        }

        static Shown numbered(int number) {
            return Arrays.stream(values()).filter(shown -> shown.number == number).findFirst().orElse(BUSY);
        }
    }

    /**
     * Runs a command.
     *
     * @return the exit code; less than nothing if it was ended by {@link #closing} and shall go on at the next leader
     */
    int run(FollowerRequest.Run request, FollowerStreams streams);

    Shown show();

    /** The leader is about to close: what would go on for ever has to end. */
    void closing();
}
