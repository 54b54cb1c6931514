package org.woodshed.testkit.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;

/**
 * One call to the server.
 *
 * @param path  with its query
 * @param token null if nobody is signed in yet
 * @param body  JSON; empty for a GET
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are on the wire, never compared
record Call(String path, @Nullable String token, byte[] body) {
    /** Without the query. */
    String address() {
        return path.replaceFirst("\\?.*", "");
    }

    /** The entity that the query names. */
    EntityKey entity() {
        return new EntityKey(new EntityType(required(query("entityType"))), new EntityId(required(query("entityId"))));
    }

    /** A number of the query; null if there is none of this name. */
    @Nullable
    Long number(String name) {
        String text = query(name);
        return text == null ? null : Long.valueOf(text);
    }

    private @Nullable String query(String name) {
        for (String part : List.of(path.replaceFirst("^[^?]*\\??", "").split("&"))) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return null;
    }

    /** @throws IllegalStateException if it is not there */
    static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a call lacks a part");
        }
        return value;
    }
}
