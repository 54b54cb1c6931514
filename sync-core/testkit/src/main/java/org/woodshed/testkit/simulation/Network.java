package org.woodshed.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What lies between one laptop and the server: it delays, loses, repeats and replaces, and is at times not there at all. Not
 * thread-safe.
 */
final class Network {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whether anything gets through at all. */
    enum State {
        UP, DOWN, ONLY_UP, ONLY_DOWN
    }

    private final VirtualTime time;
    private final RandomGenerator random;
    private final SimulatedServer server;
    private final List<SimulatedSocket> sockets = new ArrayList<>();
    private State state = State.UP;
    private double faults;

    /** @param faults the share of calls that something happens to */
    Network(VirtualTime time, RandomGenerator random, SimulatedServer server, double faults) {
        this.time = time;
        this.random = random;
        this.server = server;
        this.faults = faults;
    }

    void become(State now) {
        state = now;
        if (now != State.UP) {
            // Some connections notice at once, others look alive until somebody asks them.
            List.copyOf(sockets).stream().filter(socket -> random.nextBoolean()).forEach(SimulatedSocket::broken);
        }
    }

    /** Something happens to every few calls. */
    void becomeBad(double share) {
        become(State.UP);
        faults = share;
    }

    /** Nothing goes wrong any more. */
    void heal() {
        state = State.UP;
        faults = 0;
    }

    SimulatedServer server() {
        return server;
    }

    /** Calls the server; the answer is empty if none came in time. */
    void call(Call call, Consumer<Optional<Answer>> answered) {
        if (!reachesServer() || happens()) {
            time.after(random.nextBoolean() ? PATIENCE : delay(), () -> answered.accept(Optional.empty()));
            return;
        }
        if (happens()) {
            time.after(delay(), () -> answered.accept(Optional.of(random.nextBoolean() ? Answer.ofPortal()
                    : Answer
                            .ofGateway())));
            return;
        }
        time.after(delay(), () -> arrive(call, answered));
        if (happens()) {
            // A proxy that sends again what it thinks was lost; the laptop sees one answer.
            time.after(delay().multipliedBy(10), () -> server.answer(call));
        }
    }

    private void arrive(Call call, Consumer<Optional<Answer>> answered) {
        Answer answer = server.answer(call);
        boolean lost = !reachesLaptop() || happens();
        time.after(lost ? PATIENCE : delay(), () -> answered.accept(lost ? Optional.empty()
                : Optional.of(damaged(
                        answer))));
    }

    private Answer damaged(Answer answer) {
        if (!happens() || answer.body().length == 0) {
            return answer;
        }
        byte[] part = Arrays.copyOf(answer.body(), random.nextInt(answer.body().length));
        return new Answer(answer.status(), answer.retryAfter(), part);
    }

    void add(SimulatedSocket socket) {
        sockets.add(socket);
    }

    void remove(SimulatedSocket socket) {
        sockets.remove(socket);
    }

    boolean reachesServer() {
        return state == State.UP || state == State.ONLY_UP;
    }

    boolean reachesLaptop() {
        return state == State.UP || state == State.ONLY_DOWN;
    }

    boolean happens() {
        return faults > 0 && random.nextDouble() < faults;
    }

    Duration delay() {
        return Duration.ofMillis(1 + random.nextInt(80));
    }

    VirtualTime time() {
        return time;
    }
}
