package org.woodshed.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What the window remembers from one start to the next, in {@code window.properties} in the data folder. A file that
 * can't be read counts as none: nothing a musician typed is in it. Thread-safe.
 */
public final class WindowSettings {
    private static final String FILE = "window.properties";
    private final Path file;
    private final Properties values = new Properties();

    public WindowSettings(Path folder) {
        this.file = folder.resolve(FILE);
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            values.clear();
        }
    }

    public synchronized Optional<WindowPlace> place() {
        try {
            return Optional.of(new WindowPlace(number("x"), number("y"), number("width"), number("height")));
        } catch (NumberFormatException absent) {
            return Optional.empty();
        }
    }

    private double number(String key) {
        double value = Double.parseDouble(values.getProperty("window." + key, ""));
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(key);
        }
        return value;
    }

    public synchronized void setPlace(WindowPlace place) {
        values.setProperty("window.x", String.valueOf(place.x()));
        values.setProperty("window.y", String.valueOf(place.y()));
        values.setProperty("window.width", String.valueOf(place.width()));
        values.setProperty("window.height", String.valueOf(place.height()));
    }

    public synchronized Appearance appearance() {
        try {
            return Appearance.valueOf(values.getProperty("appearance", "system").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return Appearance.SYSTEM;
        }
    }

    public synchronized void setAppearance(Appearance appearance) {
        values.setProperty("appearance", appearance.name().toLowerCase(Locale.ROOT));
    }

    /** Writes beside the file, then moves: a power cut leaves the old file or the new one. */
    public synchronized void save() throws IOException {
        Path fresh = file.resolveSibling(FILE + ".tmp");
        try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            values.store(writer, null);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
