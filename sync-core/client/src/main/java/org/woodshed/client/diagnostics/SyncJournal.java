package org.woodshed.client.diagnostics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.diagnostics.JournalEntry.Kind;
import org.woodshed.client.engine.Effect;
import org.woodshed.client.engine.Event;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.client.transport.Traffic;

/** Listens to the engine, counts, and remembers the last 200 events. Thread-safe. */
public final class SyncJournal {
    private static final int REMEMBERED = 200;
    private static final int JUDGED = 100;

    private final InstantSource clock;
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private final Deque<Boolean> rounds = new ArrayDeque<>();
    private final Latencies latencies = new Latencies();
    private @Nullable Instant sentAt;
    private long successes;
    private long failures;
    private long conflicts;
    private int openConflicts;
    private long digestMismatches;
    private long socketsOpened;
    private long confirmed;
    private long received;

    public SyncJournal(InstantSource clock) {
        this.clock = clock;
    }

    /** Something happened to the engine. */
    public synchronized void note(Event event) {
        JournalWords.of(clock.instant(), event).ifPresent(this::remember);
        switch (event) {
            case Event.Answered answered -> answered();
            case Event.AnswerApplied applied -> {
                confirmed += applied.confirmed();
                received += applied.received();
                countConflicts(applied.counts().conflicts());
            }
            case Event.BroadcastHandled handled -> countConflicts(handled.counts().conflicts());
            case Event.SocketWelcomed welcomed -> socketsOpened++;
            default -> sentAt = event instanceof Event.NotAnswered ? null : sentAt;
        }
    }

    /** The engine wants something done. */
    public synchronized void note(Effect effect) {
        switch (effect) {
            case Effect.Exchange exchange -> sentAt = clock.instant();
            case Effect.Reconcile reconcile -> {
                digestMismatches += reconcile.recompute() ? 0 : 1;
                remember(reconcile.recompute()
                        ? entry(Kind.COUNTING_ANEW, "they still differ: the server counts anew")
                        : entry(Kind.COMPARING, "laptop and server differ: they are compared part by part"));
            }
            case Effect.PrepareRepair repair -> remember(entry(Kind.READING_AGAIN,
                    "they still differ: everything is read again"));
            case Effect.PrepareRebase rebase -> remember(entry(Kind.OTHER_DATASET,
                    "the server's dataset is another: it is read whole"));
            case Effect.Finish finish -> finished(finish.result());
            default -> {
                // What follows from it is noted when it has happened.
            }
        }
    }

    private void answered() {
        Instant sent = sentAt;
        if (sent != null) {
            latencies.add(Duration.between(sent, clock.instant()));
            sentAt = null;
        }
    }

    private void countConflicts(int open) {
        conflicts += Math.max(0, open - openConflicts);
        openConflicts = open;
    }

    private void finished(SyncResult result) {
        boolean well = result instanceof SyncResult.Done || result instanceof SyncResult.NeedsAttention;
        if (well) {
            successes++;
        } else if (result instanceof SyncResult.NotReached) {
            failures++;
        } else {
            return;
        }
        rounds.addLast(well);
        if (rounds.size() > JUDGED) {
            rounds.removeFirst();
        }
    }

    private JournalEntry entry(Kind kind, String what) {
        return new JournalEntry(clock.instant(), kind, what);
    }

    private void remember(JournalEntry entry) {
        entries.addLast(entry);
        if (entries.size() > REMEMBERED) {
            entries.removeFirst();
        }
    }

    /** The last events, the newest first. */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries.reversed());
    }

    /**
     * All counters as they are now.
     *
     * @param traffic what went over the wire meanwhile
     */
    public synchronized SyncCounters counters(Traffic traffic) {
        int well = (int) rounds.stream().filter(Boolean::booleanValue).count();
        return new SyncCounters(Health.of(well, rounds.size()), successes + failures, successes, failures, conflicts,
                latencies.meanMillis(), latencies.p95Millis(), digestMismatches, Math.max(0, socketsOpened - 1),
                confirmed, received, traffic.sentBytes(), traffic.receivedBytes());
    }
}
