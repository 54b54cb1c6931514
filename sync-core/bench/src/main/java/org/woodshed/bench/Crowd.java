package org.woodshed.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many at once: what a server takes in a second. Every request is answered only when its changes are on the disk. */
record Crowd(ServerUnderTest process, Figures figures) {
    static final int RUNS = 5;
    static final int BATCH = 500;
    private static final int BATCH_USERS = 4;
    private static final int ENTRIES_OF_USER = 5_000;
    private static final int SINGLE_USERS = 64;
    private static final int SINGLES = 4_000;

    /** What one connection sends, and how much that is. */
    private interface Sender {
        int send(HttpLine line) throws IOException;
    }

    /** Changes per second from a few users at once. */
    void batches() throws Exception {
        double[] rates = new double[RUNS];
        double[] costs = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            List<Device> devices = register(BATCH_USERS);
            List<Sender> senders = new ArrayList<>();
            for (Device device : devices) {
                List<byte[]> bodies = Device.creations(ENTRIES_OF_USER, BATCH);
                senders.add(line -> {
                    for (byte[] body : bodies) {
                        device.push(line, body);
                    }
                    return ENTRIES_OF_USER;
                });
            }
            double before = process.processorMillis();
            rates[run] = perSecond(senders);
            costs[run] = (process.processorMillis() - before) / (BATCH_USERS * ENTRIES_OF_USER);
        }
        figures.tell("changes accepted durably in batches of 500", Sample.of(rates).median(), "per s");
        figures.tell("processor time of the server for each of them", Sample.of(costs).median(), "ms");
    }

    /** Syncs of one change per second, each of another user than the one before. */
    void singles() throws Exception {
        List<Device> devices = register(SINGLE_USERS);
        perSecond(singleSenders(devices, 32));
        for (int connections : new int[] {8, 32}) {
            double[] rates = new double[RUNS];
            double[] costs = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                double before = process.processorMillis();
                rates[run] = perSecond(singleSenders(devices, connections));
                costs[run] = (process.processorMillis() - before) / SINGLES;
            }
            figures.tell("syncs of one change, 64 users on " + connections + " connections", Sample.of(rates).median(),
                    "per s");
            figures.tell("processor time of the server for each of them", Sample.of(costs).median(), "ms");
        }
    }

    private static List<Sender> singleSenders(List<Device> devices, int connections) {
        List<Sender> senders = new ArrayList<>();
        for (int connection = 0; connection < connections; connection++) {
            int offset = connection;
            List<byte[]> bodies = Device.creations(SINGLES / connections, 1);
            senders.add(line -> {
                for (int number = 0; number < bodies.size(); number++) {
                    devices.get((offset + number * connections) % devices.size()).push(line, bodies.get(number));
                }
                return bodies.size();
            });
        }
        return senders;
    }

    List<Device> register(int count) throws IOException {
        List<Device> devices = new ArrayList<>();
        try (HttpLine line = new HttpLine(process.uri())) {
            for (int number = 0; number < count; number++) {
                devices.add(Device.register(line));
            }
        }
        return devices;
    }

    private double perSecond(List<Sender> senders) throws InterruptedException, ExecutionException, IOException {
        List<HttpLine> lines = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(senders.size())) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (Sender sender : senders) {
                HttpLine line = new HttpLine(process.uri());
                lines.add(line);
                work.add(() -> sender.send(line));
            }
            long start = System.nanoTime();
            int done = 0;
            for (Future<Integer> result : threads.invokeAll(work)) {
                done += result.get();
            }
            return done / ((System.nanoTime() - start) / 1e9);
        } finally {
            for (HttpLine line : lines) {
                line.close();
            }
        }
    }
}
