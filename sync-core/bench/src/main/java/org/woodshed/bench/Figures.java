package org.woodshed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.woodshed.protocol.Json;

/** The table of what was measured, printed line by line as it grows. Belongs to one thread. */
final class Figures {
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Figures(String title) {
        System.out.printf(Locale.ROOT, "%-58s %12s%n", title, "median");
    }

    void tell(String what, double figure, String unit) {
        figures.put(what + ", " + unit, figure);
        System.out.printf(Locale.ROOT, "%-58s %12.2f %s%n", what, figure, unit);
    }

    void write(Path file) throws IOException {
        Files.write(file, Json.writeBytes(figures));
    }
}
