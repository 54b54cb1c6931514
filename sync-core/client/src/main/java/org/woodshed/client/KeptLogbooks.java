package org.woodshed.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.woodshed.client.store.BackupFolder;
import org.woodshed.client.store.Belongings;
import org.woodshed.client.store.LocalStore;
import org.woodshed.model.DeviceId;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.store.EncryptedFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Logbooks that are not open now: those of accounts that signed out and kept what they had, and the one that belongs to no
 * account while an account's is open. Each is a file of its own, so nothing of one can get into another. Every step leaves
 * the folder so that the next start finds its way, wherever the last one was cut off. Not thread-safe.
 */
final class KeptLogbooks {
    private static final String LOCAL = "no-account";

    /** Whose a kept logbook is, and which device it is for the server. */
    record Owner(String server, String email, String userId, String deviceId) {
        boolean is(URI address, String typedEmail) {
            return server.equals(address.toString()) && email.equalsIgnoreCase(typedEmail.strip());
        }

        private String fileName() {
            return BackupFolder.owner(server, userId);
        }
    }

    private final Path folder;
    private final Path kept;
    private final Path index;
    /** Names the account's file while what was logged without an account is still to go into it. */
    private final Path unsettled;
    private final BackupFolder backups;

    KeptLogbooks(Path folder) {
        this.folder = folder;
        this.kept = folder.resolve("kept");
        this.index = folder.resolve("kept.json");
        this.unsettled = kept.resolve("unsettled");
        this.backups = new BackupFolder(folder);
    }

    /** The logbook that somebody kept here. */
    Optional<Owner> find(URI server, String email) {
        return owners().stream().filter(owner -> owner.is(server, email) && Files.exists(file(owner.fileName())))
                .findFirst();
    }

    /** What this account's device is called at the server; empty if no logbook of it was kept. */
    Optional<DeviceId> device(URI server, String email) {
        return find(server, email).map(owner -> new DeviceId(owner.deviceId()));
    }

    boolean hasLocal() {
        return Files.exists(file(LOCAL));
    }

    /** Puts the closed logbook of an account where only its owner's next sign-in finds it. */
    void keep(Owner owner) throws IOException {
        List<Owner> owners = new ArrayList<>(owners());
        owners.removeIf(known -> known.fileName().equals(owner.fileName()));
        owners.add(owner);
        writeIndex(owners);
        setAside(owner.fileName());
        bringLocalBack();
    }

    /** Keeps what only the history of an account's logbook has, which is about to be removed; durably. */
    void keepHistory(Owner owner, Belongings onlyHere) throws IOException {
        if (onlyHere.history().isEmpty()) {
            return;
        }
        Files.createDirectories(kept);
        Path file = history(owner.fileName());
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        try (OutputStream stream = EncryptedFile.newOutputStream(next)) {
            stream.write(Json.writeBytes(onlyHere.historyAsJson()));
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What {@link #keepHistory} kept of an account's. */
    Belongings keptHistory(String server, String userId) throws IOException {
        try {
            Path file = history(BackupFolder.owner(server, userId));
            if (!Files.exists(file)) {
                return Belongings.NONE;
            }
            try (InputStream stream = EncryptedFile.newInputStream(file)) {
                return Belongings.ofHistory(Json.readObject(stream.readAllBytes()));
            }
        } catch (JsonException unreadable) {
            throw new IOException("what was kept of the history can't be read", unreadable);
        }
    }

    /** Removes that, after it went into the account's logbook. */
    void forgetHistory(String server, String userId) throws IOException {
        Files.deleteIfExists(history(BackupFolder.owner(server, userId)));
    }

    private Path history(String name) {
        return kept.resolve(name + ".history.json");
    }

    /** Removes the closed logbook of an account; what belongs to no account is open again afterwards. */
    void discard(Owner owner) throws IOException {
        Files.deleteIfExists(active());
        backups.forget(owner.fileName());
        bringLocalBack();
    }

    /** Puts the closed logbook that belongs to no account aside while an account's is open. */
    void setLocalAside() throws IOException {
        setAside(LOCAL);
    }

    /**
     * Puts the closed logbook that belongs to no account aside, and opens the way to an account's. It can be undone until
     * {@link #settle}: what was logged without an account may still have to go into it.
     */
    void exchangeLocalFor(Owner owner) throws IOException {
        Files.createDirectories(kept);
        Files.writeString(unsettled, owner.fileName(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        setLocalAside();
        Files.move(file(owner.fileName()), active(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The exchange holds. */
    void settle() throws IOException {
        Files.deleteIfExists(unsettled);
    }

    boolean isUnsettled() {
        return Files.exists(unsettled);
    }

    /** Undoes an exchange that was cut off before it was settled, wherever that was; no logbook is open. */
    void undoUnsettled() throws IOException {
        if (!isUnsettled()) {
            return;
        }
        if (hasLocal() && Files.exists(active())) {
            Files.move(active(), file(Files.readString(unsettled)), StandardCopyOption.ATOMIC_MOVE);
        }
        bringLocalBack();
        settle();
    }

    /** Removes the logbook of no account, after everything in it went into an account's. */
    void forgetLocal() throws IOException {
        Files.deleteIfExists(file(LOCAL));
        backups.forget(BackupFolder.owner(null, null));
    }

    /** If no logbook is at the active one's place, the one of no account takes it, if there is one. */
    void bringLocalBack() throws IOException {
        if (!Files.exists(active()) && hasLocal()) {
            Files.move(file(LOCAL), active(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The open logbook has got an owner: its backups are theirs. */
    void takeOverBackups(String owner) throws IOException {
        if (!hasLocal()) {
            backups.handOver(owner);
        }
        backups.note(owner);
    }

    private void setAside(String name) throws IOException {
        Files.createDirectories(kept);
        Files.move(active(), file(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path active() {
        return LocalStore.file(folder);
    }

    private Path file(String name) {
        return kept.resolve(name + ".mv.db");
    }

    private List<Owner> owners() {
        try {
            List<Owner> owners = new ArrayList<>();
            for (JsonNode json : Json.readObject(Files.readAllBytes(index)).path("kept")) {
                owners.add(new Owner(json.path("server").asString(""), json.path("email").asString(""), json.path(
                        "userId").asString(""), json.path("deviceId").asString("")));
            }
            return owners;
        } catch (IOException | JsonException none) {
            // The files stay where they are; without the list a sign-in just does not find them.
            return List.of();
        }
    }

    private void writeIndex(List<Owner> owners) throws IOException {
        ObjectNode json = JsonValues.object();
        owners.forEach(owner -> json.withArray("kept")
                .add(JsonValues.object().put("server", owner.server()).put("email",
                        owner.email().toLowerCase(Locale.ROOT)).put("userId", owner.userId()).put("deviceId", owner
                                .deviceId())));
        Path next = index.resolveSibling("kept.json.tmp");
        Files.write(next, Json.writeBytes(json));
        Files.move(next, index, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
