package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.limits.Patience;
import org.woodshed.server.storage.sql.DatabaseText;

/**
 * Sends malformed requests and frames to one running server, from several strangers at once, while a witness has an
 * account on it. Whatever comes in, no answer is a server error or shows anything of the witness, nothing of the witness
 * changes, and the server goes on answering.
 */
final class FuzzRun {
    private static final int THREADS = 16;
    private static final int FRAMES_AT_ONCE = 10;
    private static final String SECRET = "only-the-witness-knows";
    private final Path folder;
    private final long seed;
    private final int count;
    private final AtomicLongArray statuses = new AtomicLongArray(600);

    FuzzRun(Path folder, int count) {
        this.folder = folder;
        this.count = count;
        this.seed = Long.getLong("woodshed.seed", 20_261_122);
        System.out.println("seed " + seed + " (replay with -Dwoodshed.seed=" + seed + ")");
    }

    void run() throws Exception {
        TestDevice witness;
        List<String> ids;
        try (RunningServer server = start()) {
            witness = server.newUser();
            ids = fill(witness);
        }
        List<String> before = rowsOf(witness);
        assertThat(before).hasSizeGreaterThan(8);
        try (RunningServer server = start(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            TestDevice reader = new TestDevice(server, witness.grant(), witness.email());
            SyncResponse known = reader.sync();
            List<Future<Integer>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                running.add(threads.submit(() -> work(server, number, ids)));
            }
            int sent = 0;
            for (Future<Integer> done : running) {
                sent += done.get();
            }
            assertThat(sent).isGreaterThanOrEqualTo(count);
            SyncResponse after =
                    reader.sync(new org.woodshed.protocol.SyncRequest(known.generation(), 0L, null, 1, null,
                            null, List.of()));
            assertThat(after).as("seed %s: what the witness has", seed).isEqualTo(known);
            assertThat(server.send("GET", Paths.READY, null, null).statusCode()).isEqualTo(200);
            assertThat(server.newUser().sync().newChanges()).as("others still come in").isEmpty();
        }
        assertThat(rowsOf(witness)).as("seed %s: the witness's rows", seed).containsExactlyInAnyOrderElementsOf(before);
        System.out.println(tally());
    }

    private RunningServer start() throws Exception {
        // Who does not finish a request is let go soon: there are many of those here.
        Patience short_ = new Patience(java.time.Duration.ofSeconds(20), java.time.Duration.ofSeconds(5), 1_024,
                java.time.Duration.ofMinutes(10));
        return RunningServer.start(RunningServer.unlimited(folder).withPatience(short_));
    }

    /** What a stranger may have got to know: ids, cursors, the email, but nothing the witness wrote. */
    private static List<String> fill(TestDevice witness) throws Exception {
        EntityKey entry = Edits.newEntry();
        EntityKey gone = Edits.newEntry();
        EntityKey piece = Edits.piece("A piece " + SECRET, null);
        witness.sync(Edits.entry(entry, "notes " + SECRET), Edits.entry(gone, SECRET), Edits.piece(piece, "A piece "
                + SECRET, null));
        SyncResponse last = witness.sync(Edits.deleted(gone, 1), Edits.updated(entry, 1, "{\"rating\": 3}"));
        return List.of(witness.userId().value(), witness.deviceId().value(), witness.email(), entry.id().value(), gone
                .id().value(), piece.id().value(), last.generation(), String.valueOf(last.check()), "e1", "e2");
    }

    private int work(RunningServer server, int thread, List<String> ids) throws Exception {
        Random random = new Random(seed + thread);
        TestDevice stranger = server.newUser();
        FuzzRequests requests = new FuzzRequests(random, ids, stranger.token());
        int sent = 0;
        try (RawHttp connection = new RawHttp(server, 200);
                FuzzFrames frames = new FuzzFrames(server, stranger, random,
                        ids)) {
            while (sent < count / THREADS + 1) {
                String where = "seed " + seed + ", thread " + thread + ", after " + sent;
                if (random.nextInt(50) == 0) {
                    frames.send(FRAMES_AT_ONCE, said -> requireHarmless(said, where + ", on a socket: " + said));
                    sent += FRAMES_AT_ONCE;
                } else {
                    byte[] request = requests.next();
                    if (RawHttp.isHead(request)) {
                        // What a request of the wrong length left over would stand before the word: no HEAD to the server.
                        connection.startAnew();
                    }
                    RawHttp.Answer answer = connection.send(request);
                    requireHarmless(answer, request, where);
                    sent++;
                }
            }
            assertThat(stranger.get(Paths.DEVICES).statusCode()).as("the stranger is still signed in").isEqualTo(200);
        }
        return sent;
    }

    private void requireHarmless(RawHttp.@org.jspecify.annotations.Nullable Answer answer, byte[] request,
            String where) {
        statuses.incrementAndGet(answer == null ? 0 : answer.status());
        if (answer != null) {
            String told = where + "\n" + new String(request, StandardCharsets.ISO_8859_1) + "\n" + answer.head() + "\n"
                    + answer.text();
            if (answer.status() >= 500) {
                throw new AssertionError("a server error: " + told);
            }
            requireHarmless(answer.text(), told);
        }
    }

    private static void requireHarmless(String said, String where) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains(SECRET) || lower.contains("exception") || lower.contains("org.woodshed") || lower.contains(
                "\tat ") || lower.contains("\"code\":\"internal\"") || lower.equals("close 1011")) {
            throw new AssertionError("it says too much: " + where);
        }
    }

    /** Every row of the witness, but for when a device was seen and who guessed at the password; others may use the ids too. */
    private List<String> rowsOf(TestDevice witness) {
        String device = witness.deviceId().value() + "', 'Laptop'";
        return DatabaseText.of(folder).lines().filter(line -> line.startsWith("('" + witness.userId() + "'") && !line
                .contains(device) && !line.contains("'sign_in_failed'")).map(line -> line.replaceFirst("[,;]$", ""))
                .toList();
    }

    private String tally() {
        StringBuilder text = new StringBuilder("answers:");
        for (int status = 0; status < statuses.length(); status++) {
            if (statuses.get(status) > 0) {
                text.append(' ').append(status == 0 ? "none" : String.valueOf(status)).append('×').append(statuses.get(
                        status));
            }
        }
        return text.toString();
    }
}
