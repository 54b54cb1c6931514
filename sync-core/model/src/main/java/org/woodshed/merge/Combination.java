package org.woodshed.merge;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that two sides changed differently and that was decided without asking. Nothing is lost by it: all values stay
 * listed.
 *
 * @param path   the field, or {@code field.key} for one item of a keyed collection
 * @param base   the value both started from; null where there was none
 * @param mine   this laptop's value; null where it was cleared or removed
 * @param theirs the other side's value; null where it was cleared or removed
 * @param result what stands now
 */
public record Combination(String path, @Nullable JsonNode base, @Nullable JsonNode mine, @Nullable JsonNode theirs,
        @Nullable JsonNode result) {}
