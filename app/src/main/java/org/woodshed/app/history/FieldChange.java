package org.woodshed.app.history;

/**
 * What one change did to one field, in words.
 *
 * @param before the value it replaced; empty where there was none
 * @param text   whether it is a long text, to be shown with what differs marked
 */
public record FieldChange(String field, String before, String after, boolean text) {}
