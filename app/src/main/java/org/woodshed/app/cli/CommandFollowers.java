package org.woodshed.app.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.woodshed.client.Woodshed;
import org.woodshed.client.leader.FollowerRequest;
import org.woodshed.client.leader.FollowerStreams;
import org.woodshed.client.leader.Followers;

/** Runs the command lines of other processes on the data folder that this one has open. Thread-safe. */
final class CommandFollowers implements Followers {
    private final Woodshed woodshed;
    private final Set<FolderCommand> endless = ConcurrentHashMap.newKeySet();
    private final BooleanSupplier makeRoom;

    /** @param makeRoom begins to free the folder for a window; false if what is being done must not be interrupted */
    CommandFollowers(Woodshed woodshed, BooleanSupplier makeRoom) {
        this.woodshed = woodshed;
        this.makeRoom = makeRoom;
    }

    /** For a process with a window. */
    static Followers ofWindow(Woodshed woodshed, Runnable toFront) {
        CommandFollowers commands = new CommandFollowers(woodshed, () -> false);
        return new Followers() {
            @Override
            public int run(FollowerRequest.Run request, FollowerStreams streams) {
                return commands.run(request, streams);
            }

            @Override
            public Shown show() {
                toFront.run();
                return Shown.IN_FRONT;
            }

            @Override
            public void closing() {
                commands.closing();
            }
        };
    }

    @Override
    public int run(FollowerRequest.Run request, FollowerStreams streams) {
        PrintStream out = new PrintStream(streams.out(), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(streams.err(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(streams.in(), out, err, request.environment(), Clock.tickMillis(zone(request
                .zone())), request.interactive());
        WoodshedCommand command = WoodshedCommand.sharing(terminal, woodshed, Path.of(request.directory()), begun -> {
            endless.add(begun);
            CompletableFuture<Void> unusedBecauseEndingIsAll = streams.gone().thenRun(begun::end);
        });
        int exitCode = command.execute(request.arguments().toArray(String[]::new));
        out.flush();
        return exitCode;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }

    @Override
    public Shown show() {
        return makeRoom.getAsBoolean() ? Shown.MAKING_ROOM : Shown.BUSY;
    }

    @Override
    public void closing() {
        endless.forEach(FolderCommand::end);
    }
}
