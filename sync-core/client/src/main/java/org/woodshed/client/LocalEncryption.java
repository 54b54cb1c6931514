package org.woodshed.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.client.secrets.EncryptionNote;
import org.woodshed.client.secrets.KeyringException;
import org.woodshed.client.secrets.LogbookKeys;
import org.woodshed.client.store.LocalStore;
import org.woodshed.client.store.StoreException;
import org.woodshed.client.store.WholeFiles;
import org.woodshed.store.EncryptedFile;
import org.woodshed.store.FileKey;
import org.woodshed.store.FileKeys;
import org.woodshed.store.KeyMissingException;

/**
 * The encryption of one data folder. The choice is noted first and the open logbook converted next, then the rest; so a
 * process that is killed anywhere leaves a folder that opens, and the next start finishes what was chosen.
 */
final class LocalEncryption implements Encryption, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalEncryption.class);

    private final Path folder;
    private final LogbookKeys keys;
    private final EncryptionNote note;
    private final WholeFiles files;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OFF;
    private Work work = first -> {
        throw new IllegalStateException("the folder is not open yet");
    };

    /** Does the first part beside everything else, and what comes of it with the logbook closed and no backup being made. */
    @FunctionalInterface
    interface Work {
        CompletableFuture<State> run(Callable<Optional<Accounts.FileChange>> first);
    }

    LocalEncryption(WoodshedConfig config) {
        this.folder = config.folder().toAbsolutePath().normalize();
        this.keys = new LogbookKeys(config.ports().keyring(config.folder()));
        this.note = new EncryptionNote(folder);
        this.files = new WholeFiles(folder);
    }

    /** Says how a change is done once the folder is open. */
    void workWith(Work way) {
        this.work = way;
    }

    /**
     * Makes the folder's files readable before its logbook is opened, and finishes what was cut off. Asks the keyring if
     * anything is encrypted.
     *
     * @throws StoreException if the logbook is encrypted, and the keyring does not give out its key
     */
    void prepare() throws IOException {
        Path logbook = LocalStore.file(folder);
        Optional<String> own = EncryptedFile.keyOf(logbook);
        Optional<EncryptionNote.Choice> noted = note.read();
        if (own.isEmpty() && noted.isEmpty()) {
            return;
        }
        boolean wanted = noted.map(EncryptionNote.Choice::encrypted).orElse(true);
        String name = own.orElseGet(() -> noted.orElseThrow().keyName());
        try {
            FileKey key = find(name);
            if (own.isPresent()) {
                // A wrong key shall meet nothing that could be encrypted with it.
                EncryptedFile.newInputStream(logbook).close();
            }
            choose(wanted, key);
            finish(wanted);
        } catch (KeyringException refused) {
            if (own.isPresent() || !Files.exists(logbook)) {
                throw StoreException.keyMissing(folder, refused);
            }
            LOG.info("What is encrypted beside the logbook can't be read now: {}", refused.getMessage());
            state = State.UNFINISHED;
        } catch (KeyMissingException otherKey) {
            throw StoreException.keyMissing(folder, otherKey);
        }
    }

    private FileKey find(String name) throws KeyringException {
        FileKey key = keys.find(name);
        FileKeys.know(key);
        held.add(name);
        return key;
    }

    /** Has a file that somebody names be read, if its key can be had. */
    void provideFor(Path file) throws IOException {
        Optional<String> name = EncryptedFile.keyOf(file);
        if (name.isPresent() && !FileKeys.knows(name.get())) {
            try {
                find(name.get());
            } catch (KeyringException refused) {
                throw new IOException(file + " is encrypted, and its key can't be had: " + refused.getMessage()
                        + ". Nothing was changed. Unlock the keyring that has the key, then try again.", refused);
            }
        }
    }

    private void choose(boolean wanted, FileKey key) throws IOException {
        EncryptionNote.Choice choice = new EncryptionNote.Choice(wanted, key.name());
        if (!note.read().equals(Optional.of(choice))) {
            note.write(choice);
        }
        if (wanted) {
            FileKeys.encryptNew(folder, key);
        } else {
            FileKeys.leaveNewPlain(folder);
        }
    }

    /** Converts what is not yet as it was chosen; the logbook itself stays as it is if that does not work. */
    private void finish(boolean wanted) throws IOException {
        state = State.UNFINISHED;
        try {
            files.removeHalves();
            files.convertLogbook();
        } catch (IOException refused) {
            LOG.warn("The logbook could not be converted: {}", refused.getClass().getName());
            return;
        }
        finishRest(wanted);
    }

    private void finishRest(boolean wanted) throws IOException {
        for (String name : wanted ? Set.<String>of() : Set.copyOf(files.keyNames())) {
            try {
                find(name);
            } catch (KeyringException gone) {
                LOG.info("What was encrypted with {} stays so: {}", name, gone.getMessage());
            }
        }
        if (files.convertRest() > 0) {
            state = State.UNFINISHED;
            return;
        }
        if (!wanted) {
            note.delete();
        }
        state = wanted ? State.ON : State.OFF;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public boolean isPossible() {
        return keys.canBeKept();
    }

    @Override
    public CompletableFuture<State> turnOn() {
        return work.run(() -> state == State.ON ? Optional.empty() : change(true, keyToEncryptWith()));
    }

    /** The one that was begun with, if a start was cut off. */
    private FileKey keyToEncryptWith() {
        try {
            Optional<EncryptionNote.Choice> begun = note.read();
            FileKey key = begun.isPresent() ? find(begun.get().keyName()) : keys.make();
            held.add(key.name());
            return key;
        } catch (KeyringException refused) {
            throw StoreException.keyringNeeded(folder, refused);
        }
    }

    @Override
    public CompletableFuture<State> turnOff() {
        return work.run(() -> {
            Optional<EncryptionNote.Choice> begun = note.read();
            return begun.isPresent() ? change(false, keyToDecryptWith(begun.get().keyName())) : Optional.empty();
        });
    }

    private FileKey keyToDecryptWith(String name) {
        try {
            return find(name);
        } catch (KeyringException refused) {
            throw StoreException.keyMissing(folder, refused);
        }
    }

    private Optional<Accounts.FileChange> change(boolean wanted, FileKey key) {
        return Optional.of(() -> {
            Optional<EncryptionNote.Choice> before = note.read();
            choose(wanted, key);
            try {
                files.removeHalves();
                files.convertLogbook();
            } catch (IOException refused) {
                undo(before, key);
                throw refused;
            }
            finishRest(wanted);
        });
    }

    private void undo(Optional<EncryptionNote.Choice> before, FileKey key) throws IOException {
        if (before.isPresent()) {
            choose(before.get().encrypted(), key);
        } else {
            FileKeys.leaveNewPlain(folder);
            note.delete();
        }
    }

    /** The logbook is closed: its keys are of no use any more. */
    @Override
    public void close() {
        FileKeys.leaveNewPlain(folder);
        held.forEach(FileKeys::forget);
    }
}
