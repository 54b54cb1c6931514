package org.woodshed.server.limits;

import org.woodshed.model.UserId;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.server.errors.ApiException;
import tools.jackson.databind.node.StringNode;

/**
 * Who may use version 2 while it is rolled out. A user who is in at some percentage is in at every higher one, on every
 * node. Thread-safe.
 */
public final class RollOut {
    private final int percentage;

    /** @param percentage 0 to 100 */
    public RollOut(int percentage) {
        this.percentage = percentage;
    }

    public boolean includes(UserId userId) {
        // 60 bits of a hash: every hundredth of the users is as large as the others.
        long place = Long.parseLong(CanonicalJson.sha256(StringNode.valueOf(userId.value())).substring(0, 15), 16);
        return place % 100 < percentage;
    }

    /** True if anybody may use it: what those are told whom the server does not know. */
    public boolean hasBegun() {
        return percentage > 0;
    }

    /**
     * Refuses whoever is not in.
     *
     * @throws ApiException {@code v2_disabled}
     */
    public void require(UserId userId) {
        if (!includes(userId)) {
            throw ApiException.of(ErrorCode.V2_DISABLED, "This server does not offer version 2 to this account yet."
                    + " Nothing was changed: keep what is not sent, and ask again in an hour");
        }
    }
}
