package org.woodshed.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.store.EncryptedFile;
import org.woodshed.store.FileCheck;
import org.woodshed.store.KeyMissingException;

/**
 * The files of a data folder that hold what somebody typed: the open logbook, kept ones, those set aside, backups, and what a
 * cut-off start left of them. Each is encrypted or made plain as a whole: a complete copy is made, compared, and takes its
 * place in one step. For a folder whose logbook is not open. Not thread-safe.
 */
public final class WholeFiles {
    private static final Logger LOG = LoggerFactory.getLogger(WholeFiles.class);
    private static final String ENDING = ".converting";
    private static final List<String> FOLDERS = List.of("kept", "set-aside", "rescuing");
    private static final List<String> ENDINGS = List.of(".mv.db", ".zip", ".history.json", ".h2.sql");
    private static final int BLOCK_BYTES = 4096;
    private static final List<byte[]> BLOCK_STARTS = Stream.of("H:2", "chunk:").map(start -> start.getBytes(
            StandardCharsets.ISO_8859_1)).toList();

    private final Path folder;

    /** The files of a data folder. */
    public WholeFiles(Path dataFolder) {
        this.folder = dataFolder.toAbsolutePath().normalize();
    }

    /**
     * Converts the open logbook, if it is not as it has to be: encrypted or plain, as a new file in this folder would be.
     *
     * @throws IOException if that does not work; it is then as it was
     */
    public void convertLogbook() throws IOException {
        Path logbook = LocalStore.file(folder);
        if (isToConvert(logbook)) {
            convert(logbook);
        }
    }

    /**
     * Converts everything else, as far as possible. Files whose key nobody has stay as they are.
     *
     * @return how many could not be converted for other reasons
     */
    public int convertRest() {
        int failed = 0;
        for (Path file : all(name -> ENDINGS.stream().anyMatch(name::endsWith))) {
            try {
                if (isToConvert(file)) {
                    convert(file);
                }
            } catch (KeyMissingException foreign) {
                LOG.info("A file stays encrypted: {}", foreign.getMessage());
            } catch (IOException refused) {
                LOG.warn("A file could not be converted: {}", refused.getClass().getName());
                failed++;
            }
        }
        return failed;
    }

    /** Removes copies that were not finished. */
    public void removeHalves() throws IOException {
        for (Path half : all(name -> name.endsWith(ENDING))) {
            Files.delete(half);
        }
    }

    /** The names of all keys that something here needs. */
    public List<String> keyNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : all(name -> ENDINGS.stream().anyMatch(name::endsWith))) {
            EncryptedFile.keyOf(file).ifPresent(names::add);
        }
        return names.stream().distinct().toList();
    }

    private static boolean isToConvert(Path file) throws IOException {
        boolean encrypted = EncryptedFile.keyOf(file).isPresent();
        if (encrypted || !EncryptedFile.isEncryptedWhenMade(file)) {
            return encrypted && !EncryptedFile.isEncryptedWhenMade(file);
        }
        // An encrypted file whose beginning is damaged looks plain, too.
        return !file.toString().endsWith(".mv.db") || hasPlainBlock(file);
    }

    /** Whether anything in a file is as H2 writes it. */
    private static boolean hasPlainBlock(Path file) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream stream = Files.newInputStream(file)) {
            while (stream.readNBytes(block, 0, BLOCK_BYTES) > 0) {
                for (byte[] start : BLOCK_STARTS) {
                    if (Arrays.equals(block, 0, start.length, start, 0, start.length)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void convert(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ENDING);
        try {
            try (InputStream from = EncryptedFile.newInputStream(file);
                    OutputStream to = EncryptedFile.newOutputStream(next)) {
                from.transferTo(to);
            }
            compare(file, next);
            if (file.equals(LocalStore.file(folder)) && FileCheck.damage(file).isEmpty()
                    && FileCheck.damage(next).isPresent()) {
                throw new IOException("the copy is damaged");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static void compare(Path file, Path copy) throws IOException {
        byte[] one = new byte[1 << 16];
        byte[] other = new byte[one.length];
        try (InputStream left = EncryptedFile.newInputStream(file);
                InputStream right = EncryptedFile.newInputStream(copy)) {
            int length;
            do {
                length = left.readNBytes(one, 0, one.length);
                int copied = right.readNBytes(other, 0, other.length);
                if (!ByteBuffer.wrap(one, 0, length).equals(ByteBuffer.wrap(other, 0, copied))) {
                    throw new IOException("the copy is not what was copied");
                }
            } while (length > 0);
        }
    }

    private List<Path> all(Predicate<String> isWanted) {
        List<Path> places = new ArrayList<>(List.of(folder));
        FOLDERS.forEach(name -> places.add(folder.resolve(name)));
        places.addAll(list(folder.resolve("backups")).stream().filter(Files::isDirectory).toList());
        return places.stream().flatMap(place -> list(place).stream()).filter(file -> Files.isRegularFile(file)
                && isWanted.test(file.toString()) && isOurs(file)).toList();
    }

    /** Somebody may have put other files into the data folder itself. */
    private boolean isOurs(Path file) {
        String name = file.toString();
        return !folder.equals(file.getParent()) || name.endsWith(".mv.db") || name.endsWith(".mv.db" + ENDING);
    }

    private static List<Path> list(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            return files.sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
