package org.woodshed.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers from one start to the next, in {@code window.properties} in the data folder. A file that
 * can't be read counts as none: nothing a musician typed is in it. Thread-safe.
 */
public final class WindowSettings {
    public static final int LARGEST_TEXT_PERCENT = 200;
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

    /** The data folder. */
    public Path folder() {
        return Objects.requireNonNull(file.getParent());
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
        return choice("appearance", Appearance.SYSTEM, Appearance.class);
    }

    public synchronized void setAppearance(Appearance appearance) {
        set("appearance", appearance);
    }

    public synchronized Language language() {
        return choice("language", Language.SYSTEM, Language.class);
    }

    public synchronized void setLanguage(Language language) {
        set("language", language);
    }

    /** How large texts are, in per cent of their usual size: 100 to 200. */
    public synchronized int textPercent() {
        try {
            return Math.clamp(Integer.parseInt(values.getProperty("text.percent", "100")), 100, LARGEST_TEXT_PERCENT);
        } catch (NumberFormatException unreadable) {
            return 100;
        }
    }

    public synchronized void setTextPercent(int percent) {
        values.setProperty("text.percent", String.valueOf(percent));
    }

    /** Whether nothing shall move, also where the system does not ask for it. */
    public synchronized boolean reducedMotion() {
        return Boolean.parseBoolean(values.getProperty("motion.reduced", "false"));
    }

    public synchronized void setReducedMotion(boolean reduced) {
        values.setProperty("motion.reduced", String.valueOf(reduced));
    }

    /** When to remind of practising; empty for never, which is the default. */
    public synchronized Optional<LocalTime> reminder() {
        try {
            return Optional.of(LocalTime.parse(values.getProperty("reminder.at", "")));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    public synchronized void setReminder(@Nullable LocalTime time) {
        values.setProperty("reminder.at", time == null ? "" : time.toString());
    }

    private <E extends Enum<E>> E choice(String key, E otherwise, Class<E> type) {
        try {
            return Enum.valueOf(type, values.getProperty(key, otherwise.name()).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return otherwise;
        }
    }

    private void set(String key, Enum<?> value) {
        values.setProperty(key, value.name().toLowerCase(Locale.ROOT));
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
