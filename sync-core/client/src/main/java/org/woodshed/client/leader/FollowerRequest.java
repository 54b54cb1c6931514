package org.woodshed.client.leader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/** What a follower asks of the leader. Both run on one machine as one user, but may be of different versions. */
public sealed interface FollowerRequest {
    /**
     * Run a command line on the open data folder.
     *
     * @param directory   where the person typed it: relative paths start there
     * @param zone        the person's time zone
     * @param interactive true if a person sits there who can be asked
     */
    record Run(List<String> arguments, String directory, String zone, boolean interactive,
            Map<String, String> environment) implements FollowerRequest {
        @Override
        public String toString() {
            return "Run[]"; // arguments are personal, and the environment may hold a password
        }
    }

    /** Bring the window to the front; a leader without a window makes room for one, if it can. */
    record Show() implements FollowerRequest {}

    /** As bytes, with the secret that proves that the follower may ask. */
    static byte[] write(FollowerRequest request, String secret) {
        ObjectNode json = switch (request) {
            case Run run -> Json.toObject(run);
            case Show show -> Json.toObject(show);
        };
        return Json.writeBytes(json.put("request", request instanceof Run ? "run" : "show").put("secret", secret));
    }

    /** Reads what {@link #write} wrote; empty if it is nothing of the kind. */
    static Optional<FollowerRequest> read(ObjectNode json) {
        return switch (json.path("request").asString("")) {
            case "run" -> Optional.of(run(json));
            case "show" -> Optional.of(new Show());
            default -> Optional.empty();
        };
    }

    private static Run run(ObjectNode json) {
        List<String> arguments = new ArrayList<>();
        json.path("arguments").forEach(argument -> arguments.add(argument.asString()));
        Map<String, String> environment = new LinkedHashMap<>();
        json.path("environment").properties().forEach(entry -> environment.put(entry.getKey(), entry.getValue()
                .asString()));
        return new Run(List.copyOf(arguments), json.path("directory").asString(""), json.path("zone").asString("UTC"),
                json.path("interactive").asBoolean(false), Map.copyOf(environment));
    }
}
