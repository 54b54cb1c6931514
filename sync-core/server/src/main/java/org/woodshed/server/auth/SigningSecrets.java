package org.woodshed.server.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.woodshed.server.storage.DatabasePlace;
import org.woodshed.server.storage.Storage;

/**
 * What access tokens are signed with. The first signs; all are accepted, so that a secret can be changed without signing
 * everybody out: put the new one on a line above the old one.
 */
public record SigningSecrets(List<String> secrets) {
    private static final String NAME = "jwt-secret";
    private static final int MIN_LENGTH = 32;
    private static final int RANDOM_BYTES = 32;

    /** @throws IllegalArgumentException if there is none, or one is too short to be safe */
    public SigningSecrets {
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length() < MIN_LENGTH)) {
            throw new IllegalArgumentException("a signing secret has at least " + MIN_LENGTH + " characters");
        }
    }

    @Override
    public String toString() {
        return "SigningSecrets[" + secrets.size() + "]";
    }

    /**
     * The secrets of a server: those in the file {@code jwt-secret} of its folder or, with a database of its own, those in
     * the setting of that name, so that all nodes share them. One secret a line; made where they are missing.
     *
     * @throws IOException              if the file can't be read or written
     * @throws IllegalArgumentException if one is too short
     */
    public static SigningSecrets of(DatabasePlace place, Storage storage) throws IOException {
        return switch (place) {
            case DatabasePlace.Folder folder -> ofFolder(folder.folder());
            case DatabasePlace.Postgres shared -> new SigningSecrets(lines(storage.setting(NAME,
                    SigningSecrets::newSecret)));
        };
    }

    /** The file is readable for its owner only. */
    private static SigningSecrets ofFolder(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            create(file);
        }
        return new SigningSecrets(lines(Files.readString(file, StandardCharsets.US_ASCII)));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String newSecret() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** One that nobody else has. */
    public static SigningSecrets random() {
        return new SigningSecrets(List.of(newSecret()));
    }

    private static void create(Path file) throws IOException {
        boolean posix = Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
        Files.createFile(file, attributes);
        Files.writeString(file, newSecret() + "\n", StandardCharsets.US_ASCII,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
    }
}
