package org.woodshed.protocol;

import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@link SocketMessage}s. Pure. */
public final class SocketMessages {
    private static final String TYPE = "type";

    private SocketMessages() {}

    /** Reads one message; throws if the text is none at all, or one of a known type that lacks a part. */
    public static SocketMessage read(String text) throws JsonException {
        ObjectNode object = Json.readAnswer(text);
        String type = object.path(TYPE).asString("");
        return switch (type) {
            case "WELCOME" -> Json.convert(object, SocketMessage.Welcome.class);
            case "PRESENCE" -> Json.convert(object, SocketMessage.Presence.class);
            case "PONG" -> new SocketMessage.Pong();
            case "ERROR" -> Json.convert(object, SocketMessage.Problem.class);
            default -> SocketMessage.MUTATIONS.contains(type) ? Json.convert(object, SocketMessage.Broadcast.class)
                    : new SocketMessage.Unknown(type);
        };
    }

    public static String write(SocketMessage message) {
        String type = switch (message) {
            case SocketMessage.Welcome welcome -> "WELCOME";
            case SocketMessage.Broadcast broadcast -> broadcast.type();
            case SocketMessage.Presence presence -> "PRESENCE";
            case SocketMessage.Pong pong -> "PONG";
            case SocketMessage.Problem problem -> "ERROR";
            case SocketMessage.Unknown unknown -> unknown.type();
        };
        return Json.write(Json.toObject(message).put(TYPE, type));
    }
}
