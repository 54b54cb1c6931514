package org.woodshed.merge;

import java.util.Set;
import java.util.stream.LongStream;

/**
 * The versions of an entity that the sender of a change had seen: all up to its base, and those made by earlier changes
 * of the same request.
 */
public record KnownVersions(long base, Set<Long> own) {
    public static KnownVersions upTo(long base) {
        return new KnownVersions(base, Set.of());
    }

    public boolean contains(long version) {
        return version <= base || own.contains(version);
    }

    /** True if nothing up to the given version was made by somebody else after the base. */
    public boolean coversAllUpTo(long version) {
        return LongStream.rangeClosed(base + 1, version).allMatch(own::contains);
    }
}
