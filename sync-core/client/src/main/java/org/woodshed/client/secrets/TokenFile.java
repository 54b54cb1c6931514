package org.woodshed.client.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;

/**
 * Tokens in a file that only its owner may read, replaced whole and fsynced before they are used: a new refresh token
 * that got lost would sign the laptop out. Not thread-safe; one leader owns the data folder.
 */
public final class TokenFile {
    private final Path file;

    /** The file {@code tokens.json} of a data folder. */
    public TokenFile(Path folder) {
        this.file = folder.resolve("tokens.json");
    }

    public Optional<Tokens> read() {
        try {
            return Files.exists(file) ? Optional.of(Json.read(Files.readAllBytes(file), Tokens.class))
                    : Optional
                            .empty();
        } catch (IOException | JsonException unreadable) {
            // Signing in again is all it takes; what is in the logbook does not depend on it.
            return Optional.empty();
        }
    }

    /** Returns once the tokens would survive a power cut; throws if they can't be written. */
    public void write(Tokens tokens) {
        Path next = file.resolveSibling("tokens.json.tmp");
        try {
            Files.deleteIfExists(next);
            try (FileChannel channel = FileChannel.open(next, EnumSet.of(StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE), ownerOnly())) {
                ByteBuffer bytes = ByteBuffer.wrap(Json.writeBytes(tokens));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder();
        } catch (IOException failure) {
            throw new UncheckedIOException("The sign-in could not be saved in " + file.getParent(), failure);
        }
    }

    /** Forgets the tokens; throws if they can't be taken away. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
            syncFolder();
        } catch (IOException failure) {
            throw new UncheckedIOException("The sign-in could not be removed from " + file.getParent(), failure);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    /** Makes the file's new name durable, where folders can be opened for that. */
    private void syncFolder() throws IOException {
        Path folder = file.getParent();
        if (folder != null && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
