package org.woodshed.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads instants from ISO-8601 text alone. Jackson's own reader also takes numbers, in a unit it has to guess. */
final class IsoInstants extends StdScalarDeserializer<Instant> {
    IsoInstants() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw MismatchedInputException.from(parser, Instant.class, "not a text");
        }
        try {
            return Instant.parse(parser.getString());
        } catch (DateTimeException unreadable) {
            throw MismatchedInputException.from(parser, Instant.class, "not an ISO-8601 instant");
        }
    }
}
