package org.woodshed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.woodshed.client.TestFolder.durable;
import static org.woodshed.client.TestFolder.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.LogbookEntry;

/** A data folder whose files a test looks into, byte for byte. Not thread-safe. */
@NullMarked
final class EncryptedFolder {
    /** In every entry. */
    static final String TYPED = "pianissimo in the coda";
    /** Not of what is typed: who leads the folder at the moment. */
    private static final Set<String> OF_THE_PROCESS = Set.of("woodshed.lock", "woodshed.sock");

    private final Path folder;
    private final KeyringInMemory keyring;

    EncryptedFolder(Path folder, KeyringInMemory keyring) {
        this.folder = folder;
        this.keyring = keyring;
    }

    WoodshedConfig config() {
        return new WoodshedConfig(folder, Clock.system(ZoneId.of("Europe/Berlin")), new SecureRandom(), keyring);
    }

    LocalWoodshed open() {
        return LocalWoodshed.open(config());
    }

    static <T> T done(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    static void add(Woodshed woodshed, int from, int to) throws InvalidInputException {
        for (int number = from; number < to; number++) {
            durable(woodshed.logbook().addEntry(entry("2026-11-20T17:40:00Z", 22).notes(TYPED + " " + number)));
        }
    }

    static Set<String> notes(Woodshed woodshed) {
        Set<String> notes = new TreeSet<>();
        woodshed.logbook().allEntries().map(LogbookEntry::notes).forEach(notes::add);
        return notes;
    }

    /** The files in which what was typed can be read: as it is, or after unpacking. */
    List<String> readable() throws IOException {
        return files().stream().filter(file -> isReadable(read(file))).map(file -> folder.relativize(file).toString())
                .toList();
    }

    private static boolean isReadable(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains("pianissimo") || text.contains(new String(TYPED.getBytes(StandardCharsets.UTF_16BE),
                StandardCharsets.ISO_8859_1)) || text.startsWith("PK") || text.contains("logbook.mv.db");
    }

    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(file -> !OF_THE_PROCESS.contains(file.getFileName()
                    .toString())).sorted().toList();
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** What a kill now would leave, in another folder. */
    void copyTo(Path other) throws IOException {
        for (Path file : files()) {
            Path copy = other.resolve(folder.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Puts copies of the logbook everywhere a folder may have one. */
    void scatter() throws IOException {
        byte[] logbook = read(folder.resolve("logbook.mv.db"));
        for (String name : List.of("kept/no-account.mv.db", "kept/0f-someone.mv.db",
                "set-aside/logbook-1-replaced.mv.db",
                "logbook-next.mv.db", "restoring.mv.db", "backups/no-account/making.mv.db")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), logbook);
        }
        Files.writeString(folder.resolve("kept/0f-someone.history.json"),
                "{\"history\": [{\"data\": \"" + TYPED + "\"}]}");
        Files.writeString(folder.resolve("logbook.mv.db.converting"), "half of " + TYPED);
        assertThat(readable()).as("the words are there before").hasSizeGreaterThan(8);
    }
}
