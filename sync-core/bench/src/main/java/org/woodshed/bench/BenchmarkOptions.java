package org.woodshed.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param folder        to work in
 * @param parts         what is measured
 * @param postgres      true if a PostgreSQL is to be started for the server
 * @param idleSockets   how many devices are connected and silent
 * @param serverOptions for the server's command line
 */
record BenchmarkOptions(Path folder, Set<Part> parts, boolean postgres, int idleSockets, List<String> serverOptions) {
    /** What can be measured by itself. */
    enum Part {
        BATCHES, SINGLES, PULLS, EDITS, SOCKETS
    }

    /**
     * Reads {@code FOLDER [--only PART,…] [--postgres] [--sockets N] [options for the server]}.
     *
     * @throws IllegalArgumentException for a part that is none
     */
    static BenchmarkOptions parse(String... arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/bench");
        Set<Part> parts = EnumSet.allOf(Part.class);
        boolean postgres = false;
        int sockets = 10_000;
        List<String> others = new ArrayList<>();
        for (int index = 1; index < arguments.length; index++) {
            switch (arguments[index]) {
                case "--only" -> parts = parts(arguments[++index]);
                case "--postgres" -> postgres = true;
                case "--sockets" -> sockets = Integer.parseInt(arguments[++index]);
                default -> others.add(arguments[index]);
            }
        }
        return new BenchmarkOptions(folder, parts, postgres, sockets, others);
    }

    /** True if anything but idle sockets is measured, which have a server of their own. */
    boolean measuresTime() {
        return parts.stream().anyMatch(part -> part != Part.SOCKETS);
    }

    private static Set<Part> parts(String names) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Arrays.stream(names.split(",")).map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT))).forEach(parts::add);
        return parts;
    }
}
