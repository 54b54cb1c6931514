package org.woodshed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the whole way: laptop A makes entries without a network, connects and pushes; laptop B, empty, pulls; then single
 * edits travel from A to B. Server and laptops are processes of their own, each with a real store. Prints one table and writes
 * JSON. Arguments: {@code FOLDER [NUMBER OF ENTRIES …] [bytes]}; {@code 1000 10000 bytes} without any. The system property
 * {@code woodshed.bench.edits} sets how many single edits are timed, 200 without it.
 */
public final class LaptopBenchmark {
    private static final int EDITS = Integer.getInteger("woodshed.bench.edits", 200);
    private static final int LOCAL_EDITS = 200;
    private static final int WARM_UP = 30;

    private LaptopBenchmark() {}

    /** Runs it; the figures are in {@code laptop-benchmark.json} afterwards. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/bench");
        List<String> parts = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length)
                : List.of("1000",
                        "10000", "bytes");
        Files.createDirectories(folder);
        Figures figures = new Figures("Two laptops and a server");
        for (String part : parts) {
            Path place = Files.createTempDirectory(folder, "laptops");
            if ("bytes".equals(part)) {
                bytes(place, figures);
            } else {
                time(place, Integer.parseInt(part), figures);
            }
        }
        figures.write(folder.resolve("laptop-benchmark.json"));
    }

    private static void time(Path folder, int size, Figures figures) throws Exception {
        String at = " (" + size + " entries)";
        try (ServerUnderTest server = server(folder);
                LaptopProcess a = new LaptopProcess(folder.resolve("a"));
                LaptopProcess b = new LaptopProcess(folder.resolve("b"))) {
            figures.tell("made without a network" + at, a.ask("make " + size), "ms");
            a.ask("durable " + WARM_UP);
            figures.tell("local edit, call returns, p95" + at, a.ask("returned " + LOCAL_EDITS), "µs");
            figures.tell("local edit, durable, p95" + at, a.ask("durable " + LOCAL_EDITS) / 1e3, "ms");
            a.ask("connect " + server.uri() + " anna@example.org new");
            double usedBefore = a.processorMillis();
            double pushed = a.ask("sync");
            figures.tell("pushed" + at, pushed, "ms");
            figures.tell("processor time of the pushing laptop" + at, a.processorMillis() - usedBefore, "ms");
            b.ask("connect " + server.uri() + " anna@example.org known");
            usedBefore = b.processorMillis();
            double pulled = b.ask("sync");
            figures.tell("pulled" + at, pulled, "ms");
            figures.tell("processor time of the pulling laptop" + at, b.processorMillis() - usedBefore, "ms");
            figures.tell("pushed and pulled" + at, pushed + pulled, "ms");
            if (b.ask("count") != size) {
                throw new IOException("not everything arrived");
            }
            double[] used = used(a, b, server);
            Sample travelled = edits(a, b);
            double[] now = used(a, b, server);
            double[] each = new double[used.length];
            Arrays.setAll(each, process -> (now[process] - used[process]) / (WARM_UP + EDITS));
            figures.tell("processor time of all three for an edit" + at, Arrays.stream(each).sum(), "ms");
            figures.tell("processor time of A for an edit" + at, each[0], "ms");
            figures.tell("processor time of B for an edit" + at, each[1], "ms");
            figures.tell("processor time of the server for an edit" + at, each[2], "ms");
            figures.tell("edit to the other laptop's listeners, p50" + at, travelled.median(), "ms");
            figures.tell("edit to the other laptop's listeners, p95" + at, travelled.quantile(0.95), "ms");
            figures.tell("memory of the pushing laptop" + at, a.residentMib(), "MiB");
            figures.tell("memory of the pulling laptop" + at, b.residentMib(), "MiB");
            figures.tell("memory of the server" + at, server.residentKib() / 1024.0, "MiB");
        }
    }

    /** Processor time used so far by A, B and the server, in milliseconds. */
    private static double[] used(LaptopProcess a, LaptopProcess b, ServerUnderTest server) {
        return new double[] {a.processorMillis(), b.processorMillis(), server.processorMillis()};
    }

    /** Milliseconds from the call on A until B's listeners know, which is after B's commit is on its disk. */
    private static Sample edits(LaptopProcess a, LaptopProcess b) throws IOException {
        a.ask("live");
        b.ask("live");
        b.ask("listen");
        a.ask("sync");
        b.ask("sync");
        double[] times = new double[EDITS];
        for (int edit = -WARM_UP; edit < EDITS; edit++) {
            double called = a.ask("edit " + BenchmarkLaptop.TIMED + edit);
            double heard = b.answer();
            if (edit >= 0) {
                times[edit] = (heard - called) / 1e6;
            }
        }
        return Sample.of(times);
    }

    private static void bytes(Path folder, Figures figures) throws Exception {
        int size = 10_000;
        try (ServerUnderTest server = server(folder);
                CountingRelay pushing = new CountingRelay(server.uri());
                CountingRelay pulling = new CountingRelay(server.uri());
                LaptopProcess a = new LaptopProcess(folder.resolve("a"));
                LaptopProcess b = new LaptopProcess(folder.resolve("b"))) {
            a.ask("make " + size);
            a.ask("connect " + pushing.uri() + " anna@example.org new");
            a.ask("sync");
            figures.tell("bytes pushed for " + size + " entries", pushing.up() / 1e6, "MB");
            b.ask("connect " + pulling.uri() + " anna@example.org known");
            b.ask("sync");
            figures.tell("bytes pulled for " + size + " entries", pulling.down() / 1e6, "MB");
            edits(a, b);
            long[] before = {pushing.up(), pushing.down(), pulling.up(), pulling.down()};
            for (int edit = 0; edit < EDITS; edit++) {
                a.ask("edit " + BenchmarkLaptop.TIMED + "again " + edit);
                b.answer();
            }
            figures.tell("bytes per edit, A up", (pushing.up() - before[0]) / (double) EDITS, "B");
            figures.tell("bytes per edit, A down", (pushing.down() - before[1]) / (double) EDITS, "B");
            figures.tell("bytes per edit, B up", (pulling.up() - before[2]) / (double) EDITS, "B");
            figures.tell("bytes per edit, B down", (pulling.down() - before[3]) / (double) EDITS, "B");
            figures.tell("bytes per edit, A up and B down", (pushing.up() - before[0] + pulling.down() - before[3])
                    / (double) EDITS, "B");
        }
    }

    private static ServerUnderTest server(Path folder) throws IOException {
        return new ServerUnderTest(Files.createDirectories(folder.resolve("server")), List.of(), List.of());
    }
}
