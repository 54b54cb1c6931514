package org.woodshed.app.lists;

import org.woodshed.lists.PracticeList;

/** A list among the others, with how much of it is done. */
public record ListRow(PracticeList list, int done, int items, int minutes) {}
