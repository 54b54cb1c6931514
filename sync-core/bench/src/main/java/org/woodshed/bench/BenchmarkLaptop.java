package org.woodshed.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.woodshed.client.ConnectRequest;
import org.woodshed.client.ConnectResult;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.LogbookChanges;
import org.woodshed.client.logbook.Saving;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PracticeTime;

/**
 * One laptop as a process: does what the lines on its input say, and answers each with a number. Times are nanoseconds of
 * this machine's one clock, which all its processes share. Argument: the data folder. Lines: {@code make N}, {@code connect
 * SERVER EMAIL new|known}, {@code sync}, {@code live}, {@code listen}, {@code edit TEXT}, {@code returned N}, {@code durable N},
 * {@code count}.
 */
public final class BenchmarkLaptop {
    static final String ANSWER = "= ";
    /** The mark of the edits that are timed; whoever hears of one answers when. */
    static final String TIMED = "timed ";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant FIRST = Instant.parse("2020-01-01T17:00:00Z");
    private static final String NOTES =
            "Bars 89 to 112 hands together; the shift to 4th is late, slow practice at 60 then 66. Number ";

    private final LocalWoodshed woodshed;
    private final List<LogbookEntry> edited = new ArrayList<>();

    private BenchmarkLaptop(LocalWoodshed woodshed) {
        this.woodshed = woodshed;
    }

    /** Works until its input ends. */
    public static void main(String[] arguments) throws Exception {
        try (LocalWoodshed woodshed = LocalWoodshed.open(new WoodshedConfig(Path.of(arguments[0]), Clock.system(ZONE),
                new SecureRandom()))) {
            BenchmarkLaptop laptop = new BenchmarkLaptop(woodshed);
            tell(0);
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                laptop.obey(line.split(" ", 2));
            }
        }
    }

    private static synchronized void tell(double number) {
        System.out.printf(Locale.ROOT, "%s%.3f%n", ANSWER, number);
        System.out.flush();
    }

    private void obey(String... line) throws IOException, InvalidInputException {
        switch (line[0]) {
            case "make" -> tell(make(Integer.parseInt(line[1])));
            case "connect" -> {
                String[] words = line[1].split(" ", 3);
                ConnectResult result = woodshed.sync().connect(new ConnectRequest(URI.create(words[0]), words[1],
                        "slow practice makes perfect", "new".equals(words[2]), "bench")).orTimeout(60, TimeUnit.SECONDS)
                        .join();
                if (!(result instanceof ConnectResult.Connected)) {
                    throw new IOException("not connected: " + result);
                }
                tell(0);
            }
            case "sync" -> tell(sync());
            case "live" -> {
                woodshed.startSyncing();
                tell(0);
            }
            case "listen" -> listen();
            case "edit" -> tell(edit(line[1]));
            case "returned" -> tell(local(Integer.parseInt(line[1]), false));
            case "durable" -> tell(local(Integer.parseInt(line[1]), true));
            case "count" -> tell(woodshed.logbook().totals().entries());
            default -> throw new IOException("unknown: " + line[0]);
        }
    }

    /** Milliseconds until all are on the disk. */
    private double make(int number) throws InvalidInputException {
        long start = System.nanoTime();
        List<Saving> latest = new ArrayList<>();
        for (int entry = 0; entry < number; entry++) {
            latest.add(woodshed.logbook().addEntry(draft(entry)));
            if (latest.size() == 1_000) {
                latest.forEach(saving -> saving.durable().join());
                latest.clear();
            }
        }
        latest.forEach(saving -> saving.durable().join());
        try (var entries = woodshed.logbook().allEntries()) {
            entries.limit(500).forEach(edited::add);
        }
        return millisSince(start);
    }

    private static EntryDraft draft(int number) {
        Instant start = FIRST.plus(Duration.ofMinutes(31L * number));
        return EntryDraft.starting(PracticeTime.starting(start, ZONE, PracticeTime.DEFAULT_DAY_START), start)
                .durationSeconds(1_200).notes(NOTES + number);
    }

    /** Milliseconds until both sides are equal. */
    private double sync() throws IOException {
        long start = System.nanoTime();
        SyncResult result = woodshed.sync().syncNow().orTimeout(200, TimeUnit.SECONDS).join();
        if (!(result instanceof SyncResult.Done)) {
            throw new IOException("not in step: " + result);
        }
        return millisSince(start);
    }

    private void listen() {
        woodshed.logbook().onChange(changes -> {
            long now = System.nanoTime();
            if (changes.origin() != LogbookChanges.Origin.THIS_LAPTOP) {
                changes.items().forEach(item -> {
                    if (item.state().data().path("notes").asString("").startsWith(TIMED)) {
                        tell((double) now);
                    }
                });
            }
        });
        tell(0);
    }

    /** When the call was made. */
    private double edit(String text) throws InvalidInputException {
        int which = Math.floorMod(text.hashCode(), edited.size());
        LogbookEntry entry = woodshed.logbook().entry(edited.get(which).id()).orElseThrow().entry();
        long start = System.nanoTime();
        woodshed.logbook().editEntry(entry, EntryDraft.of(entry).notes(text));
        return (double) start;
    }

    /** The time that 95 % of single edits stay below, in microseconds. */
    private double local(int number, boolean durable) throws InvalidInputException {
        double[] times = new double[number];
        for (int edit = 0; edit < number; edit++) {
            LogbookEntry entry = woodshed.logbook().entry(edited.get(edit % edited.size()).id()).orElseThrow().entry();
            EntryDraft draft = EntryDraft.of(entry).notes(NOTES + "edited " + edit);
            long start = System.nanoTime();
            Saving saving = woodshed.logbook().editEntry(entry, draft);
            if (!durable) {
                times[edit] = (System.nanoTime() - start) / 1e3;
            }
            saving.durable().join();
            if (durable) {
                times[edit] = (System.nanoTime() - start) / 1e3;
            }
        }
        return Sample.of(times).quantile(0.95);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
