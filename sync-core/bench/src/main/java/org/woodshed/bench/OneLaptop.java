package org.woodshed.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.woodshed.protocol.SyncResponse;

/** One user with two laptops: how long the server takes for each thing they ask. */
record OneLaptop(URI server, Figures figures) {
    private static final int PULLS_OF_NOTHING = 3_000;
    private static final int EDITS = 200;

    /** Push and pull of a whole logbook, and a pull of nothing. */
    void pulls() throws IOException {
        try (HttpLine line = new HttpLine(server)) {
            pushAndPull(line);
            nothing(line);
        }
    }

    /** Single edits beside a small logbook and a large one. */
    void edits() throws IOException {
        try (HttpLine line = new HttpLine(server)) {
            edits(line, 1_000);
            edits(line, 10_000);
        }
    }

    /** Fills an account that is looked at no more, so that the server's code is compiled. */
    void warmUp() throws IOException {
        try (HttpLine line = new HttpLine(server)) {
            push(line, Device.register(line), 20_000);
        }
    }

    private static void push(HttpLine line, Device device, int entries) throws IOException {
        for (byte[] body : Device.creations(entries, Crowd.BATCH)) {
            device.push(line, body);
        }
    }

    private static SyncResponse pullAll(HttpLine line, Device device) throws IOException {
        SyncResponse page = device.pull(line, null);
        while (page.hasMore()) {
            page = device.pull(line, page);
        }
        return page;
    }

    private void pushAndPull(HttpLine line) throws IOException {
        double[] push = new double[Crowd.RUNS];
        double[] pull = new double[Crowd.RUNS];
        for (int run = 0; run < Crowd.RUNS; run++) {
            Device studio = Device.register(line);
            Device home = studio.another(line);
            List<byte[]> bodies = Device.creations(10_000, Crowd.BATCH);
            long start = System.nanoTime();
            for (byte[] body : bodies) {
                studio.push(line, body);
            }
            long pushed = System.nanoTime();
            pullAll(line, home);
            push[run] = (pushed - start) / 1e9;
            pull[run] = (System.nanoTime() - pushed) / 1e9;
        }
        figures.tell("push of 10 000, one user", Sample.of(push).median(), "s");
        figures.tell("pull of 10 000", Sample.of(pull).median(), "s");
    }

    private void nothing(HttpLine line) throws IOException {
        Device device = Device.register(line);
        push(line, device, 1_000);
        SyncResponse end = pullAll(line, device);
        double[] times = new double[PULLS_OF_NOTHING];
        for (int ask = 0; ask < times.length; ask++) {
            long start = System.nanoTime();
            device.pull(line, end);
            times[ask] = (System.nanoTime() - start) / 1e6;
        }
        Sample sample = Sample.of(Arrays.copyOfRange(times, PULLS_OF_NOTHING / 3, PULLS_OF_NOTHING));
        figures.tell("pull of nothing, p50", sample.median(), "ms");
        figures.tell("pull of nothing, p95", sample.quantile(0.95), "ms");
    }

    /** From sending an edit over HTTP to having it on another device's socket. */
    private void edits(HttpLine line, int entries) throws IOException {
        Device studio = Device.register(line);
        Device home = studio.another(line);
        push(line, studio, entries);
        List<byte[]> bodies = Device.creations(EDITS * 2, 1);
        double[] times = new double[EDITS];
        try (SocketLine socket = new SocketLine(server, home)) {
            socket.awaitText("WELCOME");
            for (int edit = 0; edit < bodies.size(); edit++) {
                long start = System.nanoTime();
                studio.push(line, bodies.get(edit));
                socket.awaitText("ENTRY_CREATED");
                times[edit % EDITS] = (System.nanoTime() - start) / 1e6;
            }
        }
        Sample sample = Sample.of(times);
        figures.tell("edit to other device's socket at " + entries + " entries, p50", sample.median(), "ms");
        figures.tell("edit to other device's socket at " + entries + " entries, p95", sample.quantile(0.95), "ms");
    }
}
