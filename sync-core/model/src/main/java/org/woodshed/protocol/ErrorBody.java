package org.woodshed.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The body of every answer that is no success: {@code {"error":{"code":…,"message":…,"details":{…}}}}. */
public record ErrorBody(Detail error) {
    /** What went wrong, for the program (code, details) and for a person (message). */
    public record Detail(String code, String message, @Nullable ObjectNode details) {
        /** @throws IllegalArgumentException if the code is missing */
        public Detail {
            Required.present("code", code);
        }
    }

    /** @throws IllegalArgumentException if there is no error in it */
    public ErrorBody {
        Required.present("error", error);
    }

    public static ErrorBody of(ErrorCode code, String message, @Nullable ObjectNode details) {
        return new ErrorBody(new Detail(code.wireName(), message, details));
    }
}
