package org.woodshed.protocol;

import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@link SocketRequest}s. Pure. */
public final class SocketRequests {
    private static final String TYPE = "type";

    private SocketRequests() {}

    /** Reads one message; throws if the text is no JSON object with a type, or lacks a part of its type. */
    public static SocketRequest read(String text) throws JsonException {
        ObjectNode object = Json.readObject(text);
        String type = object.path(TYPE).stringValue(null);
        return switch (type) {
            case null -> throw new JsonException(TYPE, "A message is a JSON object with a type");
            case "PING" -> new SocketRequest.Ping();
            case "SYNC_REQUEST" -> Json.convert(object, SocketRequest.CatchUp.class);
            case "SUBSCRIBE" -> Json.convert(object, SocketRequest.Subscribe.class);
            case SocketMessage.LIST_OPS -> Json.convert(object, SocketRequest.Operations.class);
            default -> SocketMessage.MUTATIONS.contains(type) ? Json.convert(object, SocketRequest.Mutation.class)
                    : new SocketRequest.Unknown(type);
        };
    }

    public static String write(SocketRequest request) {
        String type = switch (request) {
            case SocketRequest.Ping ping -> "PING";
            case SocketRequest.CatchUp catchUp -> "SYNC_REQUEST";
            case SocketRequest.Subscribe subscribe -> "SUBSCRIBE";
            case SocketRequest.Mutation mutation -> mutation.type();
            case SocketRequest.Operations operations -> SocketMessage.LIST_OPS;
            case SocketRequest.Unknown unknown -> unknown.type();
        };
        return Json.write(Json.toObject(request).put(TYPE, type));
    }
}
