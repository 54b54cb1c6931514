package org.woodshed.app.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.leader.FollowerRequest;
import org.woodshed.client.leader.LeaderClient;
import org.woodshed.client.leader.LeaderGoneException;
import org.woodshed.client.store.StoreException;

/**
 * Runs a command on a data folder: in this process if nobody else has it open, else in the one that has. Where that one
 * goes away, this one takes its place.
 */
final class FolderWork {
    /** A command's answer when it makes room for a window: it goes on as the window's follower. */
    static final int HANDED_OVER = -1;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long RETRY_MILLIS = 50;

    private final Terminal terminal;
    private final Path folder;
    private final List<String> arguments;
    private final LeaderClient leader;

    FolderWork(Terminal terminal, Path folder, List<String> arguments) {
        this.terminal = terminal;
        this.folder = folder;
        this.arguments = arguments;
        this.leader = new LeaderClient(folder);
    }

    /** Returns the exit code. */
    int run(FolderCommand command) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<LocalWoodshed> own = open(System.nanoTime() > deadline);
            if (own.isPresent()) {
                int exitCode = lead(own.get(), command);
                if (exitCode != HANDED_OVER) {
                    return exitCode;
                }
                awaitSuccessor();
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else {
                OptionalInt exitCode = follow(command);
                if (exitCode.isPresent()) {
                    return exitCode.getAsInt();
                }
                pause();
            }
        }
    }

    /** Empty while somebody else leads; once that has lasted too long without an answer from them, it is an error. */
    private Optional<LocalWoodshed> open(boolean patienceIsOver) {
        try {
            return Optional.of(LocalWoodshed.open(
                    WoodshedConfig.ofPerson(folder, terminal.clock(), new SecureRandom(), terminal.environment())));
        } catch (StoreException refused) {
            if (refused.kind() == StoreException.Kind.IN_USE && !patienceIsOver) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private int lead(LocalWoodshed woodshed, FolderCommand command) throws Exception {
        Optional<Thread> ending = command.endsBySignal() ? Optional.of(SignalEnd.closing(woodshed)) : Optional.empty();
        try (woodshed) {
            woodshed.serve(new CommandFollowers(woodshed, command::makeRoom));
            return command.run(woodshed);
        } finally {
            ending.ifPresent(SignalEnd::forget);
        }
    }

    /** Empty if nobody could be asked. */
    private OptionalInt follow(FolderCommand command) throws CommandException {
        Optional<Thread> ending = command.endsBySignal() ? Optional.of(SignalEnd.quietly()) : Optional.empty();
        try {
            return leader.run(request(command), terminal.in(), terminal.out(), terminal.err());
        } catch (LeaderGoneException gone) {
            if (command.endsBySignal()) {
                return OptionalInt.empty();
            }
            throw CommandException.failed("The Woodshed that has the logbook open ended before it had answered."
                    + " What it had confirmed is safe. Look whether this was done, and try again if not.");
        } finally {
            ending.ifPresent(SignalEnd::forget);
        }
    }

    private FollowerRequest.Run request(FolderCommand command) throws CommandException {
        Map<String, String> environment = new HashMap<>();
        terminal.environment().forEach((name, value) -> {
            if (name.startsWith("WOODSHED_")) {
                environment.put(name, value);
            }
        });
        environment.putAll(command.askedHere());
        return new FollowerRequest.Run(arguments, Path.of("").toAbsolutePath().toString(), terminal.clock().getZone()
                .getId(), terminal.interactive(), environment);
    }

    /** Gives the window time to become the leader, or this process would take the folder again at once. */
    private void awaitSuccessor() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos() / 2;
        while (System.nanoTime() < deadline && !leader.isThere()) {
            pause();
        }
    }

    private static void pause() throws InterruptedException {
        if (new CountDownLatch(1).await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts down");
        }
    }
}
