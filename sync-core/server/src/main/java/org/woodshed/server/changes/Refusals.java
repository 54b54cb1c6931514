package org.woodshed.server.changes;

import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.Paths;
import org.woodshed.server.errors.ApiException;

/** Answers to laptops that know another dataset, or less of this one, than they would need. Pure. */
public final class Refusals {
    private Refusals() {}

    /**
     * The answer to a laptop that knows another dataset.
     *
     * @param reason generation, cursor, check or base_version
     */
    public static ApiException otherDataset(String generation, String reason) {
        return ApiException.withDetails(ErrorCode.GENERATION_MISMATCH,
                "This server's data is not the data this device last saw; keep the outbox and read everything again",
                JsonValues.object().put("generation", generation).put("reason", reason));
    }

    /** The answer to a laptop whose cursor lies before list operations that are no longer given out one by one. */
    public static ApiException bootstrapRequired(long floor) {
        return ApiException.withDetails(ErrorCode.BOOTSTRAP_REQUIRED,
                "List operations up to " + floor + " are in a snapshot now: keep the outbox and read "
                        + Paths.OPERATIONS_BOOTSTRAP,
                JsonValues.object().put("floor", floor));
    }
}
