package org.woodshed.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that this process holds, and in which folders new files are encrypted. H2 reaches files by addresses, which stand
 * in messages; so no address has a key, and whoever opens a file finds it here. Thread-safe.
 */
public final class FileKeys {
    private static final Map<String, FileKey> KNOWN = new ConcurrentHashMap<>();
    /** By the folder as H2 writes it. */
    private static final Map<String, FileKey> FOLDERS = new ConcurrentHashMap<>();

    private FileKeys() {}

    /** Lets files that were encrypted with a key be read and written. */
    public static void know(FileKey key) {
        KNOWN.put(key.name(), key);
    }

    public static boolean knows(String name) {
        return KNOWN.containsKey(name);
    }

    /** Has every file that is made in a folder, or below it, encrypted from now on. */
    public static void encryptNew(Path folder, FileKey key) {
        know(key);
        names(folder).forEach(name -> FOLDERS.put(name, key));
    }

    /** Has files that are made in a folder stay plain again. */
    public static void leaveNewPlain(Path folder) {
        names(folder).forEach(FOLDERS::remove);
    }

    /** Forgets a key, with what was to be encrypted with it. */
    public static void forget(String name) {
        KNOWN.remove(name);
        FOLDERS.values().removeIf(key -> key.name().equals(name));
    }

    static Optional<FileKey> find(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    /** With which key a file is made; none if it is to be plain. */
    static Optional<FileKey> forNew(String address) {
        String place = address.replace('\\', '/');
        return FOLDERS.entrySet().stream().filter(folder -> place.contains(folder.getKey())).map(Map.Entry::getValue)
                .findFirst();
    }

    /** H2 follows links. */
    private static Set<String> names(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            return Set.copyOf(List.of(name(absolute), name(absolute.toRealPath())));
        } catch (IOException notThere) {
            return Set.of(name(absolute));
        }
    }

    private static String name(Path folder) {
        return folder.toString().replace('\\', '/') + "/";
    }
}
