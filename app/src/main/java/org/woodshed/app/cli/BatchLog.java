package org.woodshed.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.woodshed.client.Woodshed;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code log --batch}: adds an entry for every line of standard input, and answers each line, in order, once its entry would
 * survive a power cut. Lines are read on while earlier ones are on their way to the disk, so many share one write.
 */
final class BatchLog {
    /** So many lines may be on their way at once: enough to fill a write, few enough to hold in memory. */
    private static final int ON_THEIR_WAY = 1_000;

    /** What to say about a line; line 0 is the end. */
    private record Answer(int line, CompletableFuture<EntityState> durable) {
        static Answer end() {
            return new Answer(0, new CompletableFuture<>());
        }

        boolean isEnd() {
            return line == 0;
        }
    }

    private final Woodshed woodshed;
    private final Terminal terminal;
    private final Output output;
    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(ON_THEIR_WAY);

    BatchLog(Woodshed woodshed, Terminal terminal, Output output) {
        this.woodshed = woodshed;
        this.terminal = terminal;
        this.output = output;
    }

    /** Works until standard input ends; the exit code. */
    int run() throws IOException, InterruptedException {
        CompletableFuture<Integer> refused = CompletableFuture.supplyAsync(this::answerAll, Thread::startVirtualThread);
        BufferedReader lines = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        int number = 0;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    answers.put(new Answer(number, add(line)));
                }
            }
        } finally {
            answers.put(Answer.end());
        }
        if (refused.join() > 0) {
            return ExitCodes.FAILED;
        }
        return ServerWait.afterMany(woodshed).exitCode();
    }

    private CompletableFuture<EntityState> add(String line) {
        try {
            EntryInput input = BatchLine.parse(line, terminal.clock().getZone());
            return LogCommand.add(woodshed.logbook(), input, terminal).durable();
        } catch (CommandException | InvalidInputException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** How many lines were not saved. */
    private int answerAll() {
        int refused = 0;
        try {
            for (Answer answer = answers.take(); !answer.isEnd(); answer = answers.take()) {
                refused += answer(answer) ? 0 : 1;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return refused;
    }

    private boolean answer(Answer answer) {
        ObjectNode json = JsonValues.object().put("line", answer.line());
        try {
            EntityState stored = answer.durable().join();
            output.line(json.put("id", stored.id().value()).put("saved", true).put("synced", false));
            return true;
        } catch (CompletionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            output.line(json.put("saved", false).put("error", cause.getMessage()));
            return false;
        }
    }
}
