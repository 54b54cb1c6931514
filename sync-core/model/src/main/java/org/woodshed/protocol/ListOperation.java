package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import tools.jackson.databind.JsonNode;

/**
 * One operation on practice lists, in its envelope. What it does stands in the payload, which no server looks into.
 *
 * @param scope      {@code registry} for operations on lists, {@code list} for those on items
 * @param resourceId the list
 * @param actor      the device that made it
 * @param clock      the actor's own count, 1…2⁵³−1
 * @param serverSeq  its place in the user's log; absent on what was not accepted yet
 */
public record ListOperation(String scope, EntityId resourceId, DeviceId actor, Long clock, JsonNode payload,
        @Nullable Long serverSeq) {
    public static final String REGISTRY = "registry";
    public static final String LIST = "list";

    /**
     * What names an operation for ever. An actor that uses one for two operations has been copied.
     */
    public record Stamp(DeviceId actor, long clock, String scope, EntityId resourceId) {}

    /** @throws IllegalArgumentException if a part is missing or out of range */
    public ListOperation {
        Required.present("scope", scope);
        if (!scope.equals(REGISTRY) && !scope.equals(LIST)) {
            throw new InvalidPartException("scope", "must be registry or list");
        }
        Required.present("resourceId", resourceId);
        Required.present("actor", actor);
        Required.notNegative("clock", clock);
        if (clock < 1) {
            throw new InvalidPartException("clock", "must be 1 or more");
        }
        Required.present("payload", payload);
        if (payload.isNull()) {
            throw new InvalidPartException("payload", "is missing");
        }
    }

    public Stamp stamp() {
        return new Stamp(actor, clock, scope, resourceId);
    }

    public ListOperation at(long seq) {
        return new ListOperation(scope, resourceId, actor, clock, payload, seq);
    }
}
