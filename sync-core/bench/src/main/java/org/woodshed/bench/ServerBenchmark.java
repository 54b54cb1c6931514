package org.woodshed.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.SyncResponse;

/**
 * Measures a whole server: a process of its own, a real database file, loopback. Prints one table and writes JSON.
 * Arguments: the folder to work in, then options for the server such as {@code --db jdbc:postgresql://…}.
 */
public final class ServerBenchmark {
    private static final int RUNS = 5;
    private static final int BATCH = 500;
    private static final int EDITS = 200;
    private static final int IDLE_SOCKETS = Integer.getInteger("woodshed.bench.sockets", 2_000);
    private static final int SOCKETS_OF_DEVICE = 4;
    private final URI server;
    private final ServerUnderTest process;
    private final Map<String, Object> figures;

    private ServerBenchmark(ServerUnderTest process, Map<String, Object> figures) {
        this.process = process;
        this.figures = figures;
        this.server = process.uri();
    }

    /** Runs everything; the figures are in {@code server-benchmark.json} afterwards. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "target/bench"));
        String jvm = System.getProperty("woodshed.bench.jvm", "");
        List<String> jvmOptions = jvm.isEmpty() ? List.of() : List.of(jvm.split(" "));
        List<String> options = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        Map<String, Object> figures = new LinkedHashMap<>();
        System.out.printf(Locale.ROOT, "%-58s %12s%n", "what", "figure");
        if (!Boolean.getBoolean("woodshed.bench.socketsOnly")) {
            try (ServerUnderTest process = new ServerUnderTest(Files.createTempDirectory(folder, "server"), jvmOptions,
                    options)) {
                new ServerBenchmark(process, figures).run();
            }
        }
        // A collector that gives back what it does not need: else the memory of what ran before would be measured.
        try (ServerUnderTest process = new ServerUnderTest(Files.createTempDirectory(folder, "server"), List.of(
                "-XX:+UseSerialGC", "-Xmn32m", "-Xmx1g", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10"),
                options)) {
            new ServerBenchmark(process, figures).idleSockets();
        }
        Files.write(folder.resolve("server-benchmark.json"), Json.writeBytes(figures));
    }

    private void run() throws Exception {
        try (HttpLine line = new HttpLine(server)) {
            Device warm = Device.register(line);
            for (byte[] body : Device.creations(10_000, BATCH)) {
                warm.send(line, body);
            }
            batches();
            pushAndPull(line);
            nothing(line);
            edits(line, 1_000);
            edits(line, 10_000);
        }
        // The server has closed what was idle for so long.
        singles();
    }

    private void tell(String what, double figure, String unit) {
        figures.put(what + ", " + unit, figure);
        System.out.printf(Locale.ROOT, "%-58s %12.2f %s%n", what, figure, unit);
    }

    /** Changes per second from four users at once. */
    private void batches() throws Exception {
        double[] rates = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            List<Callable<Integer>> users = new ArrayList<>();
            List<HttpLine> lines = new ArrayList<>();
            for (int user = 0; user < 4; user++) {
                HttpLine line = new HttpLine(server);
                lines.add(line);
                Device device = Device.register(line);
                List<byte[]> bodies = Device.creations(2_500, BATCH);
                users.add(() -> {
                    for (byte[] body : bodies) {
                        device.send(line, body);
                    }
                    return 2_500;
                });
            }
            rates[run] = perSecond(users);
            for (HttpLine line : lines) {
                line.close();
            }
        }
        tell("changes accepted durably in batches of 500", Sample.of(rates).median(), "per s");
    }

    /** Syncs of one change per second, each of another user than the one before. */
    private void singles() throws Exception {
        List<Device> devices = register(64);
        for (int threads : new int[] {8, 32}) {
            double[] rates = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                List<Callable<Integer>> senders = new ArrayList<>();
                List<HttpLine> lines = new ArrayList<>();
                for (int thread = 0; thread < threads; thread++) {
                    HttpLine line = new HttpLine(server);
                    lines.add(line);
                    int offset = thread;
                    List<byte[]> bodies = Device.creations(4_000 / threads, 1);
                    senders.add(() -> {
                        for (int number = 0; number < bodies.size(); number++) {
                            devices.get((offset + number * threads) % devices.size()).send(line, bodies.get(number));
                        }
                        return bodies.size();
                    });
                }
                rates[run] = perSecond(senders);
                for (HttpLine line : lines) {
                    line.close();
                }
            }
            tell("syncs of one change, 64 users on " + threads + " connections", Sample.of(rates).median(), "per s");
        }
    }

    private void pushAndPull(HttpLine line) throws Exception {
        double[] push = new double[RUNS];
        double[] pull = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            Device studio = Device.register(line);
            Device home = studio.another(line);
            List<byte[]> bodies = Device.creations(10_000, BATCH);
            long start = System.nanoTime();
            for (byte[] body : bodies) {
                studio.send(line, body);
            }
            long pushed = System.nanoTime();
            SyncResponse page = home.pull(line, null);
            while (page.hasMore()) {
                page = home.pull(line, page);
            }
            push[run] = (pushed - start) / 1e9;
            pull[run] = (System.nanoTime() - pushed) / 1e9;
        }
        tell("push of 10 000, one user", Sample.of(push).median(), "s");
        tell("pull of 10 000", Sample.of(pull).median(), "s");
    }

    private void nothing(HttpLine line) throws Exception {
        Device device = Device.register(line);
        for (byte[] body : Device.creations(1_000, BATCH)) {
            device.send(line, body);
        }
        SyncResponse end = device.pull(line, null);
        while (end.hasMore()) {
            end = device.pull(line, end);
        }
        double[] times = new double[3_000];
        for (int ask = 0; ask < times.length; ask++) {
            long start = System.nanoTime();
            device.pull(line, end);
            times[ask] = (System.nanoTime() - start) / 1e6;
        }
        Sample sample = Sample.of(Arrays.copyOfRange(times, 1_000, times.length));
        tell("pull of nothing, p50", sample.median(), "ms");
        tell("pull of nothing, p95", sample.quantile(0.95), "ms");
    }

    /** From sending an edit over HTTP to having it on another device's socket. */
    private void edits(HttpLine line, int entries) throws Exception {
        Device studio = Device.register(line);
        Device home = studio.another(line);
        for (byte[] body : Device.creations(entries, BATCH)) {
            studio.send(line, body);
        }
        List<byte[]> bodies = Device.creations(EDITS * 2, 1);
        double[] times = new double[EDITS];
        try (SocketLine socket = new SocketLine(server, home)) {
            socket.awaitText("WELCOME");
            for (int edit = 0; edit < bodies.size(); edit++) {
                long start = System.nanoTime();
                studio.send(line, bodies.get(edit));
                socket.awaitText("ENTRY_CREATED");
                times[edit % EDITS] = (System.nanoTime() - start) / 1e6;
            }
        }
        Sample sample = Sample.of(times);
        tell("edit to other device's socket at " + entries + " entries, p50", sample.median(), "ms");
        tell("edit to other device's socket at " + entries + " entries, p95", sample.quantile(0.95), "ms");
    }

    /** What a socket costs that nobody says anything on. */
    private void idleSockets() throws Exception {
        List<Device> devices = register(IDLE_SOCKETS / SOCKETS_OF_DEVICE);
        long before = process.residentKib();
        List<SocketLine> sockets = new ArrayList<>();
        try {
            for (int number = 0; number < IDLE_SOCKETS; number++) {
                SocketLine socket = new SocketLine(server, devices.get(number / SOCKETS_OF_DEVICE));
                socket.awaitText("WELCOME");
                sockets.add(socket);
            }
            long after = process.residentKib();
            tell(IDLE_SOCKETS + " idle sockets, each", (after - before) / (double) IDLE_SOCKETS, "KiB");
            tell("server with " + IDLE_SOCKETS + " idle sockets, whole process", after / 1024.0, "MiB");
        } finally {
            for (SocketLine socket : sockets) {
                socket.close();
            }
        }
    }

    private List<Device> register(int count) throws IOException {
        List<Device> devices = new ArrayList<>();
        try (HttpLine line = new HttpLine(server)) {
            for (int number = 0; number < count; number++) {
                devices.add(Device.register(line));
            }
        }
        return devices;
    }

    private static double perSecond(List<Callable<Integer>> work) throws InterruptedException, ExecutionException,
            IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            long start = System.nanoTime();
            int done = 0;
            for (Future<Integer> result : threads.invokeAll(work)) {
                done += result.get();
            }
            return done / ((System.nanoTime() - start) / 1e9);
        }
    }
}
