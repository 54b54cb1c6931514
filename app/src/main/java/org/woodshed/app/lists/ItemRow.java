package org.woodshed.app.lists;

import org.woodshed.lists.ListItem;

/**
 * A line of the list that is shown.
 *
 * @param piece      title and composer of the linked piece; empty for none
 * @param practising whether the timer was started from it and runs
 */
public record ItemRow(ListItem item, boolean done, String piece, boolean practising) {}
