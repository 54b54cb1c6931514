package org.woodshed.portable;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.SyncFigures;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.outbox.OutboxItem;

/**
 * The process of a laptop that types, saves and syncs without a pause until it is killed, and tells each step of it on
 * standard output. It starts, and waits for one line that says what to do: most of the life of a process that is killed
 * soon would otherwise be its start. When standard input ends it closes in order.
 */
@NullMarked
final class TypingLaptop {
    static final String BETWEEN = "\t";
    /** A line without it was cut off by a kill. */
    static final String END = "\t.";
    private static final List<String> NEEDED_BY_ALL = List.of("org.h2.jdbcx.JdbcDataSource", "org.h2.mvstore.MVStore",
            "org.woodshed.client.LocalWoodshed", "org.jdbi.v3.core.Jdbi", "okhttp3.OkHttpClient");
    private static final long TYPE_EVERY_MILLISECONDS = 5;

    private TypingLaptop() {}

    /** Says to the one who waits for it what was typed, saved, sent and answered. Thread-safe. */
    @FunctionalInterface
    interface Teller {
        void tell(Object... words);
    }

    /** What to do, in one line: in which folder, as which laptop, and what its choices follow from. */
    static String line(Path folder, String name, int life, long seed) {
        return String.join(BETWEEN, folder.toString(), name, String.valueOf(life), String.valueOf(seed)) + "\n";
    }

    public static void main(String[] none) throws Exception {
        for (String name : NEEDED_BY_ALL) {
            Class.forName(name);
        }
        String[] told = readLine().split(BETWEEN, -1);
        Path folder = Path.of(told[0]);
        Teller teller = TypingLaptop.standardOutput();
        LocalWoodshed woodshed = LocalWoodshed.open(new WoodshedConfig(folder, Clock.system(TypedEdits.ZONE),
                new SecureRandom(), new TellingPorts(teller)));
        SyncFigures found = woodshed.sync().figures();
        long inFlight = woodshed.sync().outbox().stream().filter(item -> item
                .state() == OutboxItem.State.IN_FLIGHT).count();
        TypedEdits edits = new TypedEdits(woodshed.logbook(), told[1], Integer.parseInt(told[2]), new Random(Long
                .parseLong(told[3])), teller);
        teller.tell("found", found.pending(), inFlight, found.cursor(), edits.counted());
        woodshed.startSyncing();
        ScheduledExecutorService typing = Executors.newSingleThreadScheduledExecutor();
        Future<?> _ = typing.scheduleAtFixedRate(edits::typeSome, 0, TYPE_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
        while (System.in.read() >= 0) {
            // Nothing more is said; the end of it is what is waited for.
        }
        teller.tell("closing");
        typing.shutdown();
        if (!typing.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IOException("typing does not end");
        }
        woodshed.close();
        teller.tell("closed");
    }

    private static String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = System.in.read(); next >= 0 && next != '\n'; next = System.in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** A line is one write of the operating system: whole or not there. */
    private static Teller standardOutput() {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        return words -> {
            StringBuilder line = new StringBuilder();
            for (Object word : words) {
                line.append(word).append(BETWEEN);
            }
            try {
                out.write(line.append(".\n").toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException unheard) {
                throw new IllegalStateException("nobody listens any more", unheard);
            }
        };
    }
}
