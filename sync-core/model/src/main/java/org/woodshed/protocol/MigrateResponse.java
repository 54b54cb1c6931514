package org.woodshed.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of older records. Each is counted once, or has a problem.
 *
 * @param updated records that filled in what an entity lacked
 * @param skipped records that were here before
 */
public record MigrateResponse(Integer created, Integer updated, Integer deleted, Integer skipped,
        List<Problem> problems) {
    /**
     * Why a record was not taken over.
     *
     * @param index  its place in the request, from 0
     * @param field  null where it is about the record as a whole
     * @param reason one of the reason codes of version 2
     */
    public record Problem(Integer index, @Nullable String field, String reason) {
        /** @throws IllegalArgumentException if a part is missing */
        public Problem {
            Required.present("index", index);
            Required.present("reason", reason);
        }
    }

    /** @throws IllegalArgumentException if a part is missing */
    public MigrateResponse {
        Required.present("created", created);
        Required.present("updated", updated);
        Required.present("deleted", deleted);
        Required.present("skipped", skipped);
        Required.present("problems", problems);
    }
}
