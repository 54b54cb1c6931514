package org.woodshed.testkit.simulation;

/** A history in which one of the invariants did not hold. */
final class BrokenPromiseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenPromiseException(String what) {
        super(what);
    }

    /** @throws BrokenPromiseException if it does not hold */
    static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new BrokenPromiseException(otherwise);
        }
    }
}
