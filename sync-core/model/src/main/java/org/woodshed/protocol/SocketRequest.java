package org.woodshed.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityType;
import tools.jackson.databind.JsonNode;

/**
 * WebSocket messages from a client: flat JSON objects told apart by {@code type}. {@link SocketRequests} reads and writes
 * them.
 */
public sealed interface SocketRequest {
    /** Answered with PONG. */
    record Ping() implements SocketRequest {}

    /**
     * Asks for everything after a cursor. One without a cursor gives a time instead, or asks for everything.
     *
     * @param check        belongs to the cursor
     * @param lastSyncTime for clients that keep no cursor; whatever it is, it is never an error
     */
    record CatchUp(@Nullable Long lastSeq, @Nullable String check, @Nullable String generation,
            @Nullable JsonNode lastSyncTime) implements SocketRequest {
        /** @throws IllegalArgumentException if the cursor is none */
        public CatchUp {
            if (lastSeq != null) {
                Required.notNegative("lastSeq", lastSeq);
            }
            Required.optionalText("check", check, Limits.MAX_CHECK_LENGTH);
        }
    }

    /** From now on only these types are broadcast whole. */
    record Subscribe(List<EntityType> entityTypes) implements SocketRequest {
        private static final int MAX_TYPES = 50;

        /** @throws IllegalArgumentException if the list is missing or too long */
        public Subscribe {
            Required.present("entityTypes", entityTypes);
            if (entityTypes.size() > MAX_TYPES) {
                throw new InvalidPartException("entityTypes", "must be at most " + MAX_TYPES);
            }
        }
    }

    /**
     * A change, under one of the names that {@link MutationName} gives it.
     *
     * @param type the mutation's name, such as ENTRY_UPDATED
     */
    record Mutation(String type, Change change) implements SocketRequest {
        /** @throws IllegalArgumentException if the change is missing or goes under another name */
        public Mutation {
            Required.present("change", change);
            if (!MutationName.fits(type, change)) {
                throw new InvalidPartException("type", "does not go with this change");
            }
        }
    }

    /**
     * List operations of the device that sends, each a {@link ListOperation}; one that is none is refused alone.
     * Answered with {@link SocketMessage.OperationsTaken}.
     */
    record Operations(String generation, List<JsonNode> ops) implements SocketRequest {
        /** @throws IllegalArgumentException if a part is missing */
        public Operations {
            Required.present("generation", generation);
            Required.present("ops", ops);
        }
    }

    /** A type this version does not know. */
    record Unknown(String type) implements SocketRequest {}
}
