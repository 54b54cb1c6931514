package org.woodshed.lists;

import java.util.Comparator;
import org.woodshed.model.DeviceId;

/**
 * When a register was written, in Lamport's order: by clock, then by actor. Writes that only make room keep the stamp
 * they replace, with the next minor count, so that every real write after it still wins.
 *
 * @param clock 1 or more
 * @param minor 0 for a real write
 * @param by    who made room; the actor itself for a real write
 */
public record Stamp(long clock, DeviceId actor, long minor, DeviceId by) implements Comparable<Stamp> {
    private static final Comparator<Stamp> ORDER = Comparator.comparingLong(Stamp::clock).thenComparing(stamp -> stamp
            .actor().value()).thenComparingLong(Stamp::minor).thenComparing(stamp -> stamp.by().value());

    /** The stamp of a real write. */
    public static Stamp of(long clock, DeviceId actor) {
        return new Stamp(clock, actor, 0, actor);
    }

    /** The stamp of a write that replaces this one without meaning anything else. */
    public Stamp makingRoom(DeviceId maker) {
        return new Stamp(clock, actor, minor + 1, maker);
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
