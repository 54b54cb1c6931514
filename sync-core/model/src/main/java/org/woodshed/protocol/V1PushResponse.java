package org.woodshed.protocol;

import java.util.List;

/**
 * What became of written states.
 *
 * @param success   true if all of them are on the server now and nothing of another device was overwritten
 * @param syncToken may be pulled from: it never lies behind what the device has not seen
 */
public record V1PushResponse(Boolean success, String syncToken, List<V1Conflict> conflicts, List<V1Refusal> rejected,
        Stats stats) {
    /**
     * How many states there were.
     *
     * @param processed           that are on the server now
     * @param duplicatesPrevented those of them that were there before
     */
    public record Stats(Integer processed, Integer duplicatesPrevented) {
        /** @throws IllegalArgumentException if a part is missing */
        public Stats {
            Required.present("processed", processed);
            Required.present("duplicatesPrevented", duplicatesPrevented);
        }
    }

    /** @throws IllegalArgumentException if a part is missing */
    public V1PushResponse {
        Required.present("success", success);
        Required.present("syncToken", syncToken);
        Required.present("conflicts", conflicts);
        Required.present("rejected", rejected);
        Required.present("stats", stats);
    }
}
