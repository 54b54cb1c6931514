package org.woodshed.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks for whole states, by version 1.
 *
 * @param types        which of entries, pieces, goals; absent for all
 * @param since        the token of the last page that was applied; absent for everything
 * @param lastSyncTime the fallback of programs that keep no token: a time; one that can't be right is ignored
 * @param limit        most items wanted
 */
public record V1PullRequest(@Nullable List<String> types, @Nullable String since, @Nullable JsonNode lastSyncTime,
        @Nullable Integer limit) {
    /** @throws IllegalArgumentException if the limit is less than one */
    public V1PullRequest {
        if (limit != null && limit < 1) {
            throw new InvalidPartException("limit", "must be 1 or more");
        }
    }
}
