package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * One thing that somebody does, or that happens, in a history. Everything random about it comes from its salt, so that a
 * history from which steps were taken out does the rest as before.
 *
 * @param pause  what passes before it
 * @param laptop which one, counted from 0
 */
record Step(Duration pause, int laptop, Kind kind, long salt) {
    /** What can be done or happen, and how often it comes relative to the others. */
    enum Kind {
        ADD_ENTRY(10), EDIT_ENTRY(30), DELETE_ENTRY(4), RESTORE_ENTRY(3), ADD_PIECE(3), EDIT_PIECE(6), EDIT_LISTS(10),
        RESOLVE(6), UNDO_COMBINED(2), ADD_GOAL(2), COUNT(6), SET_STRATEGY(1), SYNC_NOW(6), PAUSE(2), WAKE(3),
        SIGN_IN(3), SIGN_OUT(1), IMPORT(2), UNDO(3), FILL_LIST(1), ASK_LEADER(3), SET_CLOCK(2, true), RESTART(2, true),
        CRASH(3, true),
        CRASH_IN_WRITING(4, true), HAND_OVER(2, true), DISK_FULL(2, true), START_AGAIN(1, true), NETWORK_UP(7, true),
        NETWORK_DOWN(2, true), NETWORK_ONLY_UP(2, true), NETWORK_ONLY_DOWN(1, true), NETWORK_BAD(2, true),
        RESTART_SERVER(1, true), KILL_SERVER(3, true), MAINTAIN_SERVER(1, true), REVOKE(1, true),
        BACK_UP_SERVER(1, true),
        RESTORE_SERVER(1, true), LONG_BREAK(1, true);

        /** What kinds begin with that come ten times as often, for who wants to see more of them. */
        private static final Pattern OFTEN =
                Pattern.compile("(" + System.getProperty("woodshed.often", "-").replace(',',
                        '|') + ").*");
        private final int share;
        private final boolean fault;

        Kind(int share) {
            this(share, false);
        }

        Kind(int share, boolean fault) {
            this.share = share;
            this.fault = fault;
        }

        /** Whether it is nothing that somebody does with the program, but something that happens to it. */
        boolean isFault() {
            return fault;
        }

        private int share() {
            return OFTEN.matcher(name()).matches() ? 10 * share : share;
        }

        private static Kind any(RandomGenerator random) {
            List<Kind> kinds = List.of(values());
            int place = random.nextInt(kinds.stream().mapToInt(Kind::share).sum());
            for (Kind kind : kinds) {
                place -= kind.share();
                if (place < 0) {
                    return kind;
                }
            }
            throw new IllegalStateException("the shares do not add up");
        }
    }

    static Step any(RandomGenerator random, int laptops) {
        // Mostly within the same second as the one before, at times after a break.
        Duration pause = random.nextInt(4) == 0 ? Duration.ofSeconds(random.nextInt(120))
                : Duration.ofMillis(random.nextInt(700));
        return new Step(pause, random.nextInt(laptops), Kind.any(random), random.nextLong());
    }
}
