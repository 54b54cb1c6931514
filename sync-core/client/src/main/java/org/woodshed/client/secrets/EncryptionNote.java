package org.woodshed.client.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.store.FileKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody chose about the encryption of a data folder, in a file of it: a change of many files that was cut off is
 * finished at the next start. Not thread-safe.
 */
public final class EncryptionNote {
    private final Path file;

    /** What is to be, and with which key. */
    public record Choice(boolean encrypted, String keyName) {}

    public EncryptionNote(Path folder) {
        this.file = folder.resolve("encryption.json");
    }

    /** Empty if nobody ever chose, or it can't be read: then the files themselves say what they are. */
    public Optional<Choice> read() {
        try {
            ObjectNode json = Json.readObject(Files.readAllBytes(file));
            String keyName = json.path("keyName").asString("");
            return FileKey.isName(keyName)
                    ? Optional.of(new Choice(json.path("encrypted").asBoolean(false), keyName))
                    : Optional.empty();
        } catch (IOException | JsonException none) {
            return Optional.empty();
        }
    }

    /** Durable once it returns. */
    public void write(Choice choice) throws IOException {
        DurableFile.write(file, Json.writeBytes(Json.toObject(choice)));
    }

    /** Nothing is chosen any more. */
    public void delete() throws IOException {
        DurableFile.delete(file);
    }
}
