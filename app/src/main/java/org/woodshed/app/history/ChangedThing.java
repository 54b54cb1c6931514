package org.woodshed.app.history;

import org.woodshed.model.EntityKey;

/**
 * Something that was changed lately, in words.
 *
 * @param what names it
 * @param when when it was changed last
 */
public record ChangedThing(EntityKey key, String what, String when) {}
