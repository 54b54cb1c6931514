package org.woodshed.server.auth;

/** Who may register an account. */
public enum Registration {
    /** Everybody. */
    OPEN,
    /** Only whoever comes first: the server's owner. */
    FIRST_USER,
    /** Nobody. */
    CLOSED
}
