package org.woodshed.testkit.simulation;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.woodshed.client.leader.FollowerRequest;
import org.woodshed.client.leader.FollowerStreams;
import org.woodshed.client.leader.Followers;
import org.woodshed.client.leader.LeaderClient;
import org.woodshed.client.leader.LeaderGoneException;

/**
 * What the program that leads a folder does for another on the same folder. The two talk over the socket that ships, on threads
 * of their own; what is asked for is done by the history's thread, which waits meanwhile. Thread-safe.
 */
final class FollowerDesk implements Followers {
    private static final long PATIENCE_SECONDS = 60;
    private static final int REFUSED = 1;

    private final BlockingQueue<FutureTask<Integer>> asked = new LinkedBlockingQueue<>();
    private volatile BooleanSupplier command = () -> false;

    /**
     * Has another program on the folder ask for something.
     *
     * @param work does it at the leader; false if that did not work
     * @return what the follower is told: whether it was done; false, too, if it finds nobody to ask
     * @throws BrokenPromiseException if the follower gets no answer
     */
    boolean ask(Path folder, BooleanSupplier work) {
        command = work;
        CompletableFuture<OptionalInt> told = CompletableFuture.supplyAsync(() -> {
            try {
                return follow(folder);
            } finally {
                // Where nobody was asked, there is nothing to wait for.
                asked.add(new FutureTask<>(() -> REFUSED));
            }
        }, Thread::startVirtualThread);
        try {
            FutureTask<Integer> request = asked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (request != null) {
                request.run();
            }
            boolean done = told.get(PATIENCE_SECONDS, TimeUnit.SECONDS).orElse(REFUSED) == 0;
            asked.clear();
            return done;
        } catch (ExecutionException | TimeoutException unanswered) {
            throw new BrokenPromiseException("a follower got no answer: " + unanswered);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    private static OptionalInt follow(Path folder) {
        try {
            return new LeaderClient(folder).run(new FollowerRequest.Run(List.of("log"), folder.toString(), "UTC", false,
                    Map.of()), InputStream.nullInputStream(), OutputStream.nullOutputStream(),
                    OutputStream
                            .nullOutputStream());
        } catch (LeaderGoneException gone) {
            throw new CompletionException(gone);
        }
    }

    @Override
    public int run(FollowerRequest.Run request, FollowerStreams streams) {
        FutureTask<Integer> task = new FutureTask<>(() -> command.getAsBoolean() ? 0 : REFUSED);
        asked.add(task);
        try {
            return task.get();
        } catch (ExecutionException failed) {
            return REFUSED;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return REFUSED;
        }
    }

    @Override
    public Shown show() {
        return Shown.BUSY;
    }

    @Override
    public void closing() {
        // Nothing that is asked for here goes on for ever.
    }
}
