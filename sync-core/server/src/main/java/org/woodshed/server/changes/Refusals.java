package org.woodshed.server.changes;

import org.woodshed.model.JsonValues;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.errors.ApiException;

/** The answer to a laptop that knows another dataset than the one that is here. */
final class Refusals {
    private Refusals() {}

    /** @param reason generation, cursor, check or base_version */
    static ApiException otherDataset(String generation, String reason) {
        return ApiException.withDetails(ErrorCode.GENERATION_MISMATCH,
                "This server's data is not the data this device last saw; keep the outbox and read everything again",
                JsonValues.object().put("generation", generation).put("reason", reason));
    }
}
