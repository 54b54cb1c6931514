package org.woodshed.server.v1;

/**
 * The answer to a write.
 *
 * @param body   as JSON
 * @param replay true if it was given before
 */
public record Reply(String body, boolean replay) {}
