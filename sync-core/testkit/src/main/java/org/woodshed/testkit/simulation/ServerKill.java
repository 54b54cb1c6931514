package org.woodshed.testkit.simulation;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.storage.AccountWriter;
import org.woodshed.server.storage.LogWriter;
import org.woodshed.server.storage.Storage;

/**
 * Kills the server's process within one of its transactions, which is then as if it had never begun; or when it was committed
 * and nobody was told yet. Not thread-safe.
 */
final class ServerKill {
    /** The process is no more: whatever it was doing ends here. */
    static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KilledException() {
            super("the server was killed");
        }
    }

    private int stepsLeft;
    private Runnable whenKilled = () -> {
    };

    /** Has it killed at one of the next steps of its transactions. */
    void after(int steps, Runnable then) {
        stepsLeft = steps;
        whenKilled = then;
    }

    /** Takes that back, if it has not happened. */
    void callOff() {
        stepsLeft = 0;
    }

    /** A storage whose transactions can be cut short. */
    Storage within(Storage storage) {
        return new Through<>(Storage.class, storage)
                .at("writeLog", (arguments, real) -> transaction(LogWriter.class, arguments, real))
                .at("writeAccounts", (arguments, real) -> transaction(AccountWriter.class, arguments, real))
                .part();
    }

    private <T> @Nullable Object transaction(Class<T> writer, @Nullable Object[] arguments, Through.Real real)
            throws Throwable {
        int last = arguments.length - 1;
        @SuppressWarnings("unchecked") // as Storage declares it
        Function<T, Object> work = (Function<T, Object>) arguments[last];
        Function<T, Object> inSteps = part -> {
            Object result = work.apply(new Through<>(writer, part).atEach((given, method) -> {
                step();
                return method.call(given);
            }).part());
            step();
            return result;
        };
        @Nullable Object[] changed = arguments.clone();
        changed[last] = inSteps;
        Object result = real.call(changed);
        step();
        return result;
    }

    private void step() {
        if (stepsLeft > 0 && --stepsLeft == 0) {
            whenKilled.run();
            throw new KilledException();
        }
    }
}
