package org.woodshed.client.leader;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a leader listens, and the secret that proves a follower may ask. It stands in the lock file, which only its owner
 * can read. Its text never shows the secret.
 */
record LeaderAddress(Path socket, String secret) {
    byte[] toBytes() {
        return Json.writeBytes(JsonValues.object().put("socket", socket.toString()).put("secret", secret));
    }

    /** What stands in the lock file; empty if nothing readable does, because nobody leads or somebody is about to. */
    static Optional<LeaderAddress> read(Path lockFile) {
        try {
            ObjectNode json = Json.readObject(Files.readAllBytes(lockFile));
            String socket = json.path("socket").asString("");
            String secret = json.path("secret").asString("");
            return socket.isEmpty() || secret.isEmpty() ? Optional.empty()
                    : Optional.of(new LeaderAddress(Path.of(socket), secret));
        } catch (IOException | JsonException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(socket);
    }

    @Override
    public String toString() {
        return "LeaderAddress[" + socket + "]";
    }
}
