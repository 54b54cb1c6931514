package org.woodshed.client.transport;

import org.woodshed.client.engine.TransportFailure;

/** An answer, or why there is none. */
public sealed interface Reply<T> {
    /** A valid answer. */
    record Success<T>(T value) implements Reply<T> {}

    /**
     * No valid answer.
     *
     * @param code the protocol's error code, or empty if no Woodshed server answered
     */
    record Failed<T>(TransportFailure failure, String code) implements Reply<T> {}
}
