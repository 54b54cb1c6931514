package org.woodshed.merge;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that two sides gave different values: a person has to choose.
 *
 * @param path   the field, or {@code field.key} for one item of a keyed collection
 * @param base   the value both started from; null where there was none
 * @param mine   this laptop's value; null where it was cleared
 * @param theirs the other side's value; null where it was cleared
 */
public record Dispute(String path, @Nullable JsonNode base, @Nullable JsonNode mine, @Nullable JsonNode theirs) {}
