package org.woodshed.client.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.outbox.Counts;
import org.woodshed.protocol.SyncRequest;

/**
 * The sync engine: decides when to sync and what to do about what comes of it. Deterministic: the same events at the
 * same times with the same random numbers give the same effects. It does no I/O and knows no thread; whoever drives it
 * hands in one event at a time and carries out the effects in order. Not thread-safe.
 */
public final class SyncEngine {
    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final Duration RETRY_CAP = Duration.ofMinutes(5);

    private enum Account {
        NONE, SIGNED_IN, SIGNED_OUT, UPDATE_NEEDED
    }

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Backoff retry = new Backoff(RETRY_CAP);
    private final SocketKeeper socket;
    private final Round round = new Round();
    private final List<Effect> effects = new ArrayList<>();
    /** Told last: whoever waited for a sync shall find the status that it led to. */
    private final List<Effect> finished = new ArrayList<>();

    private Account account = Account.NONE;
    private boolean automatic;
    private boolean paused;
    private boolean refreshing;
    private Counts counts = Counts.NONE;
    private @Nullable Instant lastSync;
    private @Nullable TransportFailure lastFailure;
    private @Nullable Instant nextTry;
    private @Nullable SyncStatus shown;

    public SyncEngine(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.socket = new SocketKeeper(random);
    }

    /** Takes one event and answers what is to be done about it, in order. */
    public List<Effect> handle(Event event) {
        effects.clear();
        finished.clear();
        switch (event) {
            case Event.Opened opened -> open(opened);
            case Event.AutomaticOn on -> setAutomatic();
            case Event.SignedIn in -> signedIn();
            case Event.Edited edited -> edited(edited.counts());
            case Event.SyncNow now -> syncNow();
            case Event.Woken woken -> woken();
            case Event.Cancelled cancelled -> round.cancel();
            case Event.PauseSet set -> setPaused(set.paused());
            case Event.TimerFired fired -> fired(fired.timer());
            case Event.BatchReady ready -> send(ready.request());
            case Event.Answered answered -> effects.add(new Effect.ApplyAnswer(answered.request(), answered
                    .response()));
            case Event.NotAnswered not -> failed(not.request(), not.failure());
            case Event.AnswerApplied applied -> applied(applied);
            case Event.RepairPrepared prepared -> prepareBatch();
            case Event.RefusalStored stored -> continueWith(stored.counts());
            case Event.Refreshed refreshed -> refreshed();
            case Event.NotRefreshed not -> notRefreshed(not);
            case Event.SocketWelcomed welcomed -> welcomed();
            case Event.Broadcast broadcast -> effects.add(new Effect.ApplyBroadcast(broadcast.message()));
            case Event.BroadcastHandled handled -> broadcastHandled(handled);
            case Event.SocketAlive alive -> socket.alive(effects);
            case Event.SocketClosed closed -> socketClosed(closed.unauthenticated());
            case Event.StoreFailed failure -> storeFailed(failure.message());
        }
        showStatus();
        effects.addAll(finished);
        return List.copyOf(effects);
    }

    private void open(Event.Opened opened) {
        if (opened.connected()) {
            account = opened.signedIn() ? Account.SIGNED_IN : Account.SIGNED_OUT;
        }
        counts = opened.counts();
        lastSync = opened.lastSync();
    }

    private void setAutomatic() {
        automatic = true;
        effects.add(new Effect.SetTimer(Timer.PERIODIC, PERIOD));
        connectSocket();
        automaticRound();
    }

    private void signedIn() {
        account = Account.SIGNED_IN;
        lastFailure = null;
        retry.reset();
        connectSocket();
        automaticRound();
    }

    private void edited(Counts now) {
        counts = now;
        if (now.due() > 0 && nextTry == null) {
            automaticRound();
        }
    }

    private void syncNow() {
        switch (account) {
            case NONE -> finished.add(new Effect.Finish(new SyncResult.NeverConnected()));
            case SIGNED_OUT -> finished.add(new Effect.Finish(new SyncResult.SignedOut()));
            case UPDATE_NEEDED -> finished.add(new Effect.Finish(notReached(
                    "The server needs a newer Woodshed. Everything is kept here.")));
            case SIGNED_IN -> {
                retry.reset();
                clearRetry();
                startRound(true);
                connectSocket();
            }
        }
    }

    /** One try at once, whatever the backoff says; the backoff itself stays. */
    private void woken() {
        if (automatic && !paused) {
            automaticRound();
            connectSocket();
        }
    }

    private void setPaused(boolean nowPaused) {
        paused = nowPaused;
        if (nowPaused) {
            round.cancel();
            socket.close(effects);
        } else {
            connectSocket();
            automaticRound();
        }
    }

    private void fired(Timer timer) {
        switch (timer) {
            case RETRY -> {
                nextTry = null;
                automaticRound();
            }
            case PERIODIC -> {
                effects.add(new Effect.SetTimer(Timer.PERIODIC, PERIOD));
                if (nextTry == null) {
                    automaticRound();
                }
            }
            case SOCKET_RETRY -> connectSocket();
            case PING -> socket.ping(effects);
            case SOCKET_DEAD -> {
                effects.add(new Effect.CloseSocket());
                socketClosed(false);
            }
        }
    }

    private void automaticRound() {
        if (automatic && !paused && account == Account.SIGNED_IN) {
            startRound(false);
        }
    }

    private void startRound(boolean manual) {
        if (round.request(manual, counts.pending())) {
            prepareBatch();
        }
    }

    private void prepareBatch() {
        effects.add(new Effect.PrepareBatch(round.batchSize(counts), round.takeEvenDelayed()));
    }

    private void send(SyncRequest request) {
        effects.add(new Effect.Exchange(request));
    }

    private void applied(Event.AnswerApplied applied) {
        retry.reset();
        clearRetry();
        lastFailure = null;
        round.progress(applied.confirmed(), applied.received(), applied.hasMore());
        if (!applied.digestsEqual() && applied.counts().due() == 0 && !applied.hasMore()) {
            counts = applied.counts();
            repair("Laptop and server differ although everything was exchanged. Nothing was changed here.");
            return;
        }
        continueWith(applied.counts());
    }

    private void continueWith(Counts now) {
        counts = now;
        if (round.goesOn(now)) {
            prepareBatch();
        } else {
            finishRound();
        }
    }

    private void finishRound() {
        boolean complete = !round.cancelled() && counts.due() == 0;
        if (complete) {
            lastSync = clock.instant();
            effects.add(new Effect.NoteInStep());
        }
        SyncResult result = !complete ? notReached("Sync was stopped. Nothing is lost.")
                : counts.conflicts() + counts.failed() > 0 ? new SyncResult.NeedsAttention(round.confirmed(), round
                        .received(), counts.conflicts(), counts.failed())
                        : new SyncResult.Done(round.confirmed(), round.received());
        round.end();
        finished.add(new Effect.Finish(result));
        if (complete && counts.pending() > counts.due()) {
            // What the server refused is tried again, a little later each time.
            effects.add(new Effect.SetTimer(Timer.RETRY, Duration.ofSeconds(2)));
        }
    }

    private void failed(SyncRequest request, TransportFailure failure) {
        int changes = request.changesOrNone().size();
        switch (failure) {
            case TransportFailure.Unauthenticated expired -> {
                if (round.mayRefresh()) {
                    refresh();
                } else {
                    signedOut();
                }
            }
            case TransportFailure.GenerationMismatch other -> rebase(other);
            case TransportFailure.TooLarge big -> shrinkOrRefuse(request, changes, "too_large");
            case TransportFailure.BadRequest bad -> {
                if (changes == 0) {
                    giveUp(failure, retry.next(random));
                } else {
                    shrinkOrRefuse(request, changes, "invalid");
                }
            }
            case TransportFailure.UpdateNeeded old -> {
                account = Account.UPDATE_NEEDED;
                endRound(notReached(old.message()));
            }
            case TransportFailure.Later later -> giveUp(failure, later.retryAfter());
            case TransportFailure.Unreachable gone -> {
                round.halve(changes);
                giveUp(failure, retry.next(random));
            }
            case TransportFailure.NotOurServer portal -> giveUp(failure, retry.next(random));
        }
    }

    /** Finds a change that spoils a whole request by halving; alone, it is the one. */
    private void shrinkOrRefuse(SyncRequest request, int changes, String reason) {
        if (changes <= 1) {
            effects.add(new Effect.StoreRefusal(request, reason));
        } else {
            round.halve(changes);
            prepareBatch();
        }
    }

    /** Reads everything again, once a round: if that does not help, it is said and left alone. */
    private void repair(String message) {
        if (round.mayRepair()) {
            effects.add(new Effect.PrepareRepair());
        } else {
            giveUp(new TransportFailure.NotOurServer(message), retry.next(random));
        }
    }

    /** The server was restored or reset: once a round, everything is read, and what it lacks is sent again. */
    private void rebase(TransportFailure.GenerationMismatch other) {
        if (round.mayRebase()) {
            effects.add(new Effect.PrepareRebase(other.generation()));
        } else {
            giveUp(other, retry.next(random));
        }
    }

    private void giveUp(TransportFailure failure, Duration delay) {
        lastFailure = failure;
        if (automatic) {
            nextTry = clock.instant().plus(delay);
            effects.add(new Effect.SetTimer(Timer.RETRY, delay));
        }
        endRound(notReached(failure.message()));
    }

    private void endRound(SyncResult result) {
        if (round.active()) {
            round.end();
            finished.add(new Effect.Finish(result));
        }
    }

    private void clearRetry() {
        nextTry = null;
        effects.add(new Effect.ClearTimer(Timer.RETRY));
    }

    private SyncResult notReached(String message) {
        return new SyncResult.NotReached(message, round.confirmed(), counts.pending());
    }

    private void refresh() {
        if (!refreshing) {
            refreshing = true;
            effects.add(new Effect.Refresh());
        }
    }

    private void refreshed() {
        refreshing = false;
        if (round.active()) {
            prepareBatch();
        }
        connectSocket();
    }

    private void notRefreshed(Event.NotRefreshed event) {
        refreshing = false;
        if (event.refused()) {
            signedOut();
        } else {
            giveUp(new TransportFailure.Unreachable(event.message()), retry.next(random));
            socket.retryLater(effects);
        }
    }

    private void signedOut() {
        account = Account.SIGNED_OUT;
        socket.close(effects);
        endRound(new SyncResult.SignedOut());
    }

    private void connectSocket() {
        if (automatic && !paused && account == Account.SIGNED_IN && !refreshing) {
            socket.open(effects);
        }
    }

    private void welcomed() {
        socket.welcomed(effects);
        automaticRound();
    }

    private void broadcastHandled(Event.BroadcastHandled handled) {
        counts = handled.counts();
        if (!handled.upToDate()) {
            automaticRound();
        }
    }

    private void socketClosed(boolean unauthenticated) {
        socket.closed();
        if (!automatic || paused || account != Account.SIGNED_IN) {
            return;
        }
        if (unauthenticated && socket.mayRefresh()) {
            refresh();
            return;
        }
        socket.retryLater(effects);
        if (lastFailure == null) {
            // The socket is often the first to notice that the network is gone.
            automaticRound();
        }
    }

    private void storeFailed(String message) {
        lastFailure = new TransportFailure.NotOurServer(message);
        endRound(notReached(message));
    }

    private void showStatus() {
        SyncStatus status = status();
        if (!status.equals(shown)) {
            shown = status;
            effects.add(new Effect.ShowStatus(status));
        }
    }

    /** What a person is told now. */
    public SyncStatus status() {
        int pending = counts.pending();
        switch (account) {
            case NONE -> {
                return new SyncStatus.NeverConnected(pending);
            }
            case SIGNED_OUT -> {
                return new SyncStatus.SignInAgain(pending);
            }
            case UPDATE_NEEDED -> {
                return new SyncStatus.UpdateNeeded(pending);
            }
            case SIGNED_IN -> {
                // the common case, below
            }
        }
        if (counts.conflicts() > 0) {
            return new SyncStatus.NeedsChoice(counts.conflicts(), pending);
        }
        if (counts.failed() > 0) {
            return new SyncStatus.NotAccepted(counts.failed(), pending);
        }
        if (paused && !round.manual()) {
            return new SyncStatus.Paused(pending);
        }
        TransportFailure failure = lastFailure;
        if (failure != null && !round.manual()) {
            return failure instanceof TransportFailure.Unreachable
                    ? new SyncStatus.Offline(pending, lastSync)
                    : new SyncStatus.Problem(failure.message(), nextTry, pending);
        }
        if (round.visible()) {
            return new SyncStatus.Syncing(round.confirmed(), round.total(pending), pending);
        }
        Instant synced = lastSync;
        return pending > 0 || synced == null
                ? new SyncStatus.Pending(pending)
                : new SyncStatus.Synced(synced);
    }
}
