package org.woodshed.server.changes;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.woodshed.model.UserId;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.server.fanout.Fanout;
import org.woodshed.server.fanout.FanoutEvent;
import org.woodshed.server.storage.LogAccess;
import org.woodshed.server.storage.LogReader;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.Storage;

/**
 * The one way into a user's log: every protocol version and every transport hands its changes in here. A request's changes
 * are one transaction; they are safe from power loss and told to the user's other devices when the call returns.
 * Thread-safe.
 */
public final class ChangeService {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Storage storage;
    private final Fanout fanout;
    private final InstantSource clock;
    private final BatchObserver observer;
    private final long quota;
    private final UserQueues queues = new UserQueues(PATIENCE);

    public ChangeService(Storage storage, Fanout fanout, InstantSource clock) {
        this(storage, fanout, clock, outcome -> {}, Long.MAX_VALUE);
    }

    /** @param quota how much the entities of one user may hold, as canonical JSON, in characters */
    public ChangeService(Storage storage, Fanout fanout, InstantSource clock, BatchObserver observer, long quota) {
        this.storage = storage;
        this.fanout = fanout;
        this.clock = clock;
        this.observer = observer;
        this.quota = quota;
    }

    /** What a protocol step does before and after its changes are applied, in the same transaction. */
    public interface Exchange<T> {
        /** Refuses the request if it does not fit the log as it is. */
        void before(LogReader log);

        /** Makes the answer; reads what the changes wrote. */
        T after(LogReader log, BatchOutcome outcome);
    }

    /** Applies the changes in order. Without any, everything is read of one instant and nobody is waited for. */
    public <T> T apply(Author author, List<Change> changes, Exchange<T> exchange) {
        if (changes.isEmpty()) {
            return storage.readLog(author.access(), log -> {
                exchange.before(log);
                return exchange.after(log, BatchOutcome.ofNothing(log.head()));
            });
        }
        return observed(author, Scope.of(changes), log -> {
            exchange.before(log);
            BatchRun run = run(log, author, true);
            changes.forEach(run::apply);
            BatchOutcome outcome = run.finish();
            return new Observed<>(outcome, exchange.after(log, outcome));
        });
    }

    /**
     * Applies changes that are made one by one in the user's turn. Nobody has to decide about their conflicts later.
     *
     * @param scope what they will be about
     */
    public <T> T compose(Author author, Scope scope, BiFunction<LogWriter, Batch, T> composer) {
        return observed(author, scope, log -> {
            BatchRun run = run(log, author, false);
            T answer = composer.apply(log, run);
            return new Observed<>(run.finish(), answer);
        });
    }

    private record Observed<T>(BatchOutcome outcome, T answer) {}

    private <T> T observed(Author author, Scope scope, Function<LogWriter, Observed<T>> work) {
        Observed<T> observed = write(author, scope, log -> {
            Observed<T> done = work.apply(log);
            return new Written<>(done, done.outcome().broadcasts());
        });
        observer.applied(observed.outcome());
        return observed.answer();
    }

    private BatchRun run(LogWriter log, Author author, boolean senderDecides) {
        return new BatchRun(log, author, clock.instant().truncatedTo(ChronoUnit.MILLIS), quota, senderDecides);
    }

    /** How much the history and the operations of one user may hold, in characters. */
    public long logQuota() {
        return Quota.ofLog(quota);
    }

    /** How much the answers to requests with idempotency keys of one user may hold, in characters. */
    public long answerQuota() {
        return Quota.ofAnswers(quota);
    }

    /** How many requests are with their user's turn: waiting for it, or having it. */
    public long requestsInTurn() {
        return queues.depths().sum();
    }

    /** The same of the user who has most. */
    public long longestQueue() {
        return queues.depths().max().orElse(0);
    }

    /** Writes a user's log in that user's turn, and tells the other devices what was written once it is safe. */
    public <T> T write(Author author, Function<LogWriter, Written<T>> work) {
        return write(author, Scope.NONE, work);
    }

    private <T> T write(Author author, Scope scope, Function<LogWriter, Written<T>> work) {
        LogAccess access = author.access().about(scope.keys(), scope.changeIds());
        return queues.inTurn(author.userId(), () -> {
            Written<T> written = storage.writeLog(access, work);
            // Still in this user's turn: broadcasts leave in the order of their seq.
            if (!written.broadcasts().isEmpty()) {
                fanout.publish(new FanoutEvent.Changes(author.userId(), author.deviceId(), written.broadcasts()));
            }
            return written.answer();
        });
    }

    /** Writes a user's log in that user's turn, where there is nothing to tell anybody. */
    public <T> T maintain(UserId userId, Function<LogWriter, T> work) {
        return queues.inTurn(userId, () -> storage.writeLog(userId, work));
    }

    /**
     * What came of writing a log.
     *
     * @param broadcasts what the user's other devices are told, in seq order
     */
    public record Written<T>(T answer, List<SocketMessage.Broadcast> broadcasts) {}
}
