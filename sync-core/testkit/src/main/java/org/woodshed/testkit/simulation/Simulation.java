package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays one history after the other, says now and then how far it is, and stops at the first that breaks a promise.
 * Thread-safe.
 */
public final class Simulation {
    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(15);
    /** A database that many histories have written to gets slower. */
    private static final int HISTORIES_ON_A_STAGE = 20;

    private final long firstSeed;
    private final int most;
    private final long started = System.nanoTime();
    private final long mostNanos;
    private final Coverage coverage = new Coverage();
    private long reported = started;
    private Duration spent = processorTime();
    private int toldOf;
    private int begun;
    private int played;
    private @Nullable String failure;

    private Simulation(long firstSeed, int most, Duration longest) {
        this.firstSeed = firstSeed;
        this.most = most;
        this.mostNanos = longest.toNanos();
    }

    /**
     * Plays histories of seeds that follow one another, on as many threads as asked for.
     *
     * @param most    histories
     * @param longest after this time none is begun any more
     * @return what was broken first, with its seed and the steps that matter; empty if everything held
     */
    public static Optional<String> run(long firstSeed, int most, Duration longest, int threads) {
        Simulation simulation = new Simulation(firstSeed, most, longest);
        CompletableFuture<?>[] players = IntStream.range(0, threads).mapToObj(number -> CompletableFuture.runAsync(
                simulation::play, command -> new Thread(command, "simulation-" + number).start())).toArray(
                        CompletableFuture[]::new);
        CompletableFuture.allOf(players).join();
        simulation.report();
        return Optional.ofNullable(simulation.failure);
    }

    private void play() {
        Optional<Long> seed = next();
        while (seed.isPresent()) {
            try (Stage stage = new Stage()) {
                for (int count = 0; count < HISTORIES_ON_A_STAGE && seed.isPresent(); count++) {
                    play(History.of(seed.get()), stage);
                    seed = next();
                }
            }
        }
    }

    private void play(History history, Stage stage) {
        Optional<String> broken = Shrinking.broken(history, stage, Mistake.NONE);
        broken.ifPresent(what -> {
            LOG.warn("Seed {}: {}. Looking for the steps that matter", history.seed(), what);
            failed("seed " + history.seed() + ": " + what + "\nThe steps that matter: " + Shrinking.shrunken(history)
                    .steps());
        });
        ended(history);
    }

    private synchronized Optional<Long> next() {
        boolean over = failure != null || begun == most || System.nanoTime() - started > mostNanos;
        return over ? Optional.empty() : Optional.of(firstSeed + begun++);
    }

    private synchronized void failed(String what) {
        failure = what;
    }

    private synchronized void ended(History history) {
        played++;
        coverage.add(history);
        if (System.nanoTime() - reported > BETWEEN_REPORTS.toNanos()) {
            report();
        }
    }

    private synchronized void report() {
        reported = System.nanoTime();
        double seconds = Math.max(1, reported - started) / 1e9;
        Duration now = processorTime();
        double each = now.minus(spent).toMillis() / 1e3 / Math.max(1, played - toldOf);
        spent = now;
        toldOf = played;
        LOG.info("{} histories from seed {} in {} s, {} per second, the last ones {} processor seconds each; {}",
                played,
                firstSeed, Math.round(seconds), "%.2f".formatted(played / seconds), "%.2f".formatted(each), coverage);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
