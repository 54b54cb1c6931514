package org.woodshed.protocol;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What became of pushed list operations. It moves no cursor.
 *
 * @param serverSeq  the user's last seq
 * @param accepted   how many are new
 * @param duplicates how many were here before, with the same payload
 * @param refused    those that were not taken
 */
public record OperationReceipt(Long serverSeq, Integer accepted, Integer duplicates, List<Refused> refused) {
    /** The stamp was used for another payload. */
    public static final String STAMP_REUSED = "stamp_reused";
    /** The payload is over {@link Limits#MAX_PAYLOAD_BYTES}. */
    public static final String TOO_LARGE = "too_large";
    /** The account holds as much as its server allows. */
    public static final String QUOTA = "quota";
    /** It is no list operation. */
    public static final String INVALID = "invalid";

    /** One operation as it was sent, and why it was not taken. */
    public record Refused(JsonNode op, String reason) {
        /** @throws IllegalArgumentException if a part is missing */
        public Refused {
            Required.present("op", op);
            Required.present("reason", reason);
        }
    }

    /** @throws IllegalArgumentException if a part is missing */
    public OperationReceipt {
        Required.notNegative("serverSeq", serverSeq);
        Required.present("accepted", accepted);
        Required.present("duplicates", duplicates);
        Required.present("refused", refused);
    }
}
