package org.woodshed.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.Woodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.logbook.ImportedEntry;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.PracticeTime;

/**
 * Measures the window over a large logbook, drawn in memory by software: a screen with a graphics card draws faster. No
 * test; run it by hand, in a process of its own for each measurement: {@code fill FOLDER ENTRIES}, then {@code start FOLDER}
 * and {@code use FOLDER}.
 */
final class ScreensBenchmark {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Clock CLOCK = Clock.system(BERLIN);
    private static final String[] WORDS =
            ("slow fast drone shift bow intonation thumb memory recap bars metronome vibrato"
                    + " prelude sarabande courante allemande gigue third finger string crossing tone breathing")
                    .split(" ", -1);

    private ScreensBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "fill" -> fill(folder, Integer.parseInt(arguments[2]));
            case "start" -> start(folder);
            default -> use(folder);
        }
        System.exit(0);
    }

    /** Entries of about 300 bytes, four a day, on 200 pieces. */
    private static void fill(Path folder, int count) throws InvalidInputException {
        Random random = new Random(20261121);
        List<ImportedEntry> entries = new ArrayList<>();
        LocalDate today = LocalDate.now(CLOCK);
        for (int number = 0; number < count; number++) {
            StringBuilder notes = new StringBuilder();
            for (int word = 0; word < 20; word++) {
                notes.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            }
            Instant start = today.minusDays(number / 4).atTime(LocalTime.of(9 + number % 4 * 3, 0)).atZone(BERLIN)
                    .toInstant();
            EntryDraft draft = EntryDraft.starting(PracticeTime.starting(start, BERLIN, PracticeTime.DEFAULT_DAY_START),
                    start).durationSeconds(1200 + random.nextInt(3600)).type("practice").tags(Set.of(
                            WORDS[random
                                    .nextInt(WORDS.length)]))
                    .notes(notes.append(number).toString());
            entries.add(new ImportedEntry(new EntityId("entry-" + number), draft, new PieceName("Piece " + number % 200,
                    "Composer " + number % 40)));
        }
        try (Woodshed woodshed = open(folder)) {
            woodshed.logbook().importEntries(entries).join();
        }
    }

    private static Woodshed open(Path folder) {
        return LocalWoodshed.open(new WoodshedConfig(folder, CLOCK, new Random(5)));
    }

    /** From the start of the process to the first page of entries on the screen. */
    private static void start(Path folder) throws IOException {
        say("the program runs: " + sinceStart() + " ms");
        Woodshed woodshed = open(folder);
        say("the logbook is open: " + sinceStart() + " ms");
        DrawnWindow window = DrawnWindow.show(woodshed, folder, CLOCK, WindowLook.LIGHT);
        say("the window is there: " + sinceStart() + " ms");
        CompletableFuture<Boolean> loaded = new CompletableFuture<>();
        HeadlessToolkit.run(() -> {
            ReadOnlyBooleanProperty there = window.session().entries().loadedProperty();
            if (there.get()) {
                loaded.complete(true);
            }
            there.addListener((property, before, now) -> loaded.complete(now));
        });
        loaded.join();
        say("the first page is read: " + sinceStart() + " ms");
        HeadlessToolkit.frame(window.scene());
        say("start to the first usable frame: " + sinceStart() + " ms");
        window.settle();
        say("start until everything can be searched: " + sinceStart() + " ms, resident " + residentMegabytes() + " MB");
    }

    private static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static void use(Path folder) throws IOException {
        DrawnWindow window = DrawnWindow.open(open(folder), folder, CLOCK, WindowLook.LIGHT);
        new ScreensUse(window).measure().forEach(ScreensBenchmark::say);
    }

    private static long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(
                        line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst().orElse(-1);
    }

    private static void say(String line) {
        Logger.getLogger("benchmark").info(line);
    }
}
