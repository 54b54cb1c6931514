package org.woodshed.server.changes;

/** Is told what became of a request's changes, once they are committed. Must be quick and thread-safe. */
@FunctionalInterface
public interface BatchObserver {
    void applied(BatchOutcome outcome);
}
