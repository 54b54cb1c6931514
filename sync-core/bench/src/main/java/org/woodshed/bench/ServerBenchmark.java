package org.woodshed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.woodshed.bench.BenchmarkOptions.Part;

/**
 * Measures a whole server: a process of its own, a real database, loopback. Prints one table and writes JSON. Arguments:
 * {@code FOLDER [--only batches,singles,pulls,edits,sockets] [--postgres] [--sockets N] [options for the server]}.
 */
public final class ServerBenchmark {
    /** A collector that gives back what it does not need: else the memory of the sign-ins would be measured. */
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xmn32m", "-Xmx1g",
            "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");

    private ServerBenchmark() {}

    /** Runs what is asked for; the figures are in {@code server-benchmark-….json} afterwards. */
    public static void main(String[] arguments) throws Exception {
        BenchmarkOptions options = BenchmarkOptions.parse(arguments);
        Files.createDirectories(options.folder());
        if (options.postgres()) {
            try (PostgresUnderTest postgres = new PostgresUnderTest()) {
                List<String> serverOptions = new ArrayList<>(options.serverOptions());
                serverOptions.addAll(postgres.serverOptions());
                run(options, serverOptions, "PostgreSQL");
            }
        } else {
            run(options, options.serverOptions(), "H2");
        }
    }

    private static void run(BenchmarkOptions options, List<String> serverOptions, String database) throws Exception {
        Figures figures = new Figures(database);
        if (options.measuresTime()) {
            try (ServerUnderTest process = new ServerUnderTest(folder(options), jvmOptions(), serverOptions)) {
                measureTimes(options, process, figures);
            }
        }
        if (options.parts().contains(Part.SOCKETS)) {
            try (ServerUnderTest process = new ServerUnderTest(folder(options), SMALL, serverOptions)) {
                new IdleSockets(process, figures, options.idleSockets()).measure();
            }
        }
        figures.write(options.folder().resolve("server-benchmark-" + database.toLowerCase(Locale.ROOT)
                + ".json"));
    }

    private static void measureTimes(BenchmarkOptions options, ServerUnderTest process, Figures figures)
            throws Exception {
        Crowd crowd = new Crowd(process, figures);
        OneLaptop laptop = new OneLaptop(process.uri(), figures);
        laptop.warmUp();
        for (Part part : options.parts()) {
            switch (part) {
                case BATCHES -> crowd.batches();
                case SINGLES -> crowd.singles();
                case PULLS -> laptop.pulls();
                case EDITS -> laptop.edits();
                case SOCKETS -> {
                    // These have a server of their own.
                }
            }
        }
    }

    private static Path folder(BenchmarkOptions options) throws IOException {
        return Files.createTempDirectory(options.folder(), "server");
    }

    /** For looking into the server, such as {@code -XX:StartFlightRecording=…}. */
    private static List<String> jvmOptions() {
        String options = System.getProperty("woodshed.bench.jvm", "");
        return options.isEmpty() ? List.of() : List.of(options.split(" "));
    }
}
