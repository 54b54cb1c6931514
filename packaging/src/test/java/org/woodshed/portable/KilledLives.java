package org.woodshed.portable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/** One laptop whose processes are killed one after the other, each at another moment. For one thread. */
@NullMarked
final class KilledLives {
    /**
     * When a life ends.
     *
     * @param word         that the laptop tells; the end of its standard input is part of it if it is {@code closing}
     * @param times        how often it has told it by then
     * @param milliseconds and so long afterwards
     */
    private record Moment(String word, int times, long milliseconds) {
        static Moment any(Random random) {
            return switch (random.nextInt(10)) {
                case 0 -> new Moment("told", 1, random.nextLong(900));
                case 1, 2, 3, 4 -> new Moment("sending", 1 + random.nextInt(3), random.nextLong(25));
                case 5, 6, 7 -> new Moment("answered", 1 + random.nextInt(3), random.nextLong(30));
                case 8 -> new Moment("closing", 1, random.nextLong(120));
                default -> new Moment("saved", 1 + random.nextInt(60), 0);
            };
        }
    }

    private static final long LONGEST_LIFE_MILLISECONDS = 20_000;

    private final String name;
    private final Path folder;
    private final long seed;
    private final Random random;
    private final Supplier<Process> start;
    private final Typed typed;
    private final Map<String, Integer> heard = new HashMap<>();
    private Process next;
    private int life;
    private int kills;
    private int killedWhileSending;
    private int livesThatSynced;
    private long cursor;

    /** @param start starts a process that waits for what it is to do */
    KilledLives(String name, Path folder, long seed, Supplier<Process> start) {
        this.name = name;
        this.folder = folder;
        this.seed = seed;
        this.random = new Random(seed);
        this.start = start;
        this.typed = new Typed(name);
        this.next = start.get();
    }

    /** Lives once, and is killed; the next process gets ready meanwhile. */
    void live() throws IOException, InterruptedException {
        Process now = next;
        next = start.get();
        Moment moment = Moment.any(random);
        heard.clear();
        life++;
        try (Writer writer = now.outputWriter(StandardCharsets.UTF_8);
                BufferedReader lines = Program.lines(now)) {
            writer.write(TypingLaptop.line(folder, name, life, seed + life));
            writer.flush();
            Thread limit = kill(now, LONGEST_LIFE_MILLISECONDS);
            Runnable closing = () -> close(writer);
            tellOf("told", moment, now, closing);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(TypingLaptop.END)) {
                    hear(line.split(TypingLaptop.BETWEEN), moment, now, closing);
                }
            }
            limit.join();
        }
        // 128 + SIGKILL; one that had closed before is no kill.
        kills += now.waitFor() == 137 ? 1 : 0;
    }

    private void hear(String[] words, Moment moment, Process now, Runnable closing) {
        typed.hear(words);
        switch (words[0]) {
            case "found" -> {
                killedWhileSending += Integer.parseInt(words[2]) > 0 ? 1 : 0;
                long before = cursor;
                cursor = Long.parseLong(words[3]);
                livesThatSynced += cursor > before ? 1 : 0;
            }
            default -> tellOf(words[0], moment, now, closing);
        }
    }

    private void tellOf(String word, Moment moment, Process now, Runnable closing) {
        int times = heard.merge(word, 1, Integer::sum);
        if (word.equals("saved") && times == 10 && moment.word().equals("closing")) {
            closing.run();
        }
        if (word.equals(moment.word()) && times == moment.times()) {
            kill(now, moment.milliseconds());
        }
    }

    private static Thread kill(Process process, long afterMilliseconds) {
        return Thread.startVirtualThread(() -> {
            try {
                if (!process.waitFor(afterMilliseconds, TimeUnit.MILLISECONDS)) {
                    // Not by the process itself, which would throw away what it has told and nobody has read.
                    process.toHandle().destroyForcibly();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void close(Writer writer) {
        try {
            writer.close();
        } catch (IOException killed) {
            // It was killed just before.
        }
    }

    void end() {
        next.destroyForcibly();
    }

    Typed typed() {
        return typed;
    }

    int kills() {
        return kills;
    }

    /** How often changes were on their way to the server when the kill came. */
    int killedWhileSending() {
        return killedWhileSending;
    }

    /** Lives in which answers of the server were stored. */
    int livesThatSynced() {
        return livesThatSynced;
    }
}
