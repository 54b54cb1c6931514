package org.woodshed.protocol;

import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@link SocketMessage}s. Pure. */
public final class SocketMessages {
    /** A frame of entities of any type. */
    public static final String BULK = "BULK_SYNC";
    /** A frame of pieces. */
    public static final String REPERTOIRE_BULK = "REPERTOIRE_BULK_SYNC";
    private static final String TYPE = "type";

    private SocketMessages() {}

    /** Reads one message; throws if the text is none at all, or one of a known type that lacks a part. */
    public static SocketMessage read(String text) throws JsonException {
        ObjectNode object = Json.readAnswer(text);
        String type = object.path(TYPE).asString("");
        return switch (type) {
            case "WELCOME" -> Json.convert(object, SocketMessage.Welcome.class);
            case "PRESENCE" -> Json.convert(object, SocketMessage.Presence.class);
            case "SKIPPED" -> Json.convert(object, SocketMessage.Skipped.class);
            case BULK, REPERTOIRE_BULK -> Json.convert(object, SocketMessage.Bulk.class);
            case "SYNC_COMPLETE" -> Json.convert(object, SocketMessage.SyncComplete.class);
            case "SYNC_RESPONSE" -> object.has("accepted") ? Json.convert(object, SocketMessage.OperationsTaken.class)
                    : Json.convert(object, SocketMessage.Receipt.class);
            case "CONFLICT" -> Json.convert(object, SocketMessage.Conflict.class);
            case "PONG" -> new SocketMessage.Pong();
            case "ERROR" -> Json.convert(object, SocketMessage.Problem.class);
            case SocketMessage.LIST_OPS -> Json.convert(object, SocketMessage.Broadcast.class);
            default -> SocketMessage.MUTATIONS.contains(type) ? Json.convert(object, SocketMessage.Broadcast.class)
                    : new SocketMessage.Unknown(type);
        };
    }

    public static String write(SocketMessage message) {
        String type = switch (message) {
            case SocketMessage.Welcome welcome -> "WELCOME";
            case SocketMessage.Broadcast broadcast -> broadcast.type();
            case SocketMessage.Skipped skipped -> "SKIPPED";
            case SocketMessage.Bulk bulk -> bulk.type();
            case SocketMessage.SyncComplete complete -> "SYNC_COMPLETE";
            case SocketMessage.Receipt receipt -> "SYNC_RESPONSE";
            case SocketMessage.OperationsTaken taken -> "SYNC_RESPONSE";
            case SocketMessage.Conflict conflict -> "CONFLICT";
            case SocketMessage.Presence presence -> "PRESENCE";
            case SocketMessage.Pong pong -> "PONG";
            case SocketMessage.Problem problem -> "ERROR";
            case SocketMessage.Unknown unknown -> unknown.type();
        };
        return Json.write(Json.toObject(message).put(TYPE, type));
    }
}
