package org.woodshed.merge;

/**
 * How to decide where two sides changed the same thing differently. What does not overlap (members of sets, counters,
 * different fields, different keys) combines under every policy.
 *
 * @param laptop names this laptop in texts of which both versions are kept
 */
public record MergePolicy(Strategy strategy, String laptop) {
    /** Who decides. */
    public enum Strategy {
        /** The rule of the field's kind; a person where there is none. */
        MERGE,
        /** This laptop's value stands. */
        MINE,
        /** The other side's value stands. */
        THEIRS,
        /** A person, every time. */
        ASK
    }

    /** Leaves everything to a person. */
    public static final MergePolicy ASK = new MergePolicy(Strategy.ASK, "");

    public MergePolicy with(Strategy other) {
        return new MergePolicy(other, laptop);
    }
}
