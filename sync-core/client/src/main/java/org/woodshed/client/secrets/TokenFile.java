package org.woodshed.client.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens, sealed or not, in a file that only its owner may read, replaced whole and fsynced before they are used: a new
 * refresh token that got lost would sign the laptop out. Not thread-safe; one leader owns the data folder.
 */
public final class TokenFile {
    /** What lies there. */
    sealed interface Content {
        record Plain(Tokens tokens) implements Content {}

        record Sealed(Seal seal) implements Content {}

        record Nothing() implements Content {}
    }

    private final Path file;

    /** The file {@code tokens.json} of a data folder. */
    public TokenFile(Path folder) {
        this.file = folder.resolve("tokens.json");
    }

    /** Tokens that are not sealed. */
    public Optional<Tokens> read() {
        return content() instanceof Content.Plain plain ? Optional.of(plain.tokens()) : Optional.empty();
    }

    Content content() {
        try {
            if (!Files.exists(file)) {
                return new Content.Nothing();
            }
            ObjectNode json = Json.readObject(Files.readAllBytes(file));
            byte[] bytes = Json.writeBytes(json);
            return json.has("sealed") ? new Content.Sealed(Json.read(bytes, Seal.class))
                    : new Content.Plain(Json.read(bytes, Tokens.class));
        } catch (IOException | JsonException unreadable) {
            // Signing in again is all it takes; what is in the logbook does not depend on it.
            return new Content.Nothing();
        }
    }

    /** Returns once the tokens would survive a power cut; throws if they can't be written. */
    public void write(Tokens tokens) {
        writeBytes(Json.writeBytes(tokens));
    }

    /** As {@link #write(Tokens)}, sealed. */
    void write(Seal seal) {
        writeBytes(Json.writeBytes(seal));
    }

    private void writeBytes(byte[] content) {
        try {
            DurableFile.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException("The sign-in could not be saved in " + file.getParent(), failure);
        }
    }

    /** Forgets the tokens; throws if they can't be taken away. */
    public void delete() {
        try {
            DurableFile.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("The sign-in could not be removed from " + file.getParent(), failure);
        }
    }
}
