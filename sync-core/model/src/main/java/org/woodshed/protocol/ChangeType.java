package org.woodshed.protocol;

/** What a change does to its entity; the names are the wire's. */
public enum ChangeType {
    CREATED, UPDATED, DELETED
}
