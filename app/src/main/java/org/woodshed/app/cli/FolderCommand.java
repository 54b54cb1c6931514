package org.woodshed.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.woodshed.client.Woodshed;
import picocli.CommandLine.ParentCommand;

/** A command that works on an open data folder, in this process or in the one that has it open. */
abstract class FolderCommand implements Callable<Integer> {
    @ParentCommand
    private WoodshedCommand parent;

    /**
     * Does the work.
     *
     * @return the exit code
     */
    abstract int run(Woodshed woodshed) throws Exception;

    /** Looks at what was typed before anything is opened. */
    void check() throws CommandException {}

    /** What only the process can ask in which the person types, as variables of the environment. */
    Map<String, String> askedHere() throws CommandException {
        return Map.of();
    }

    /** Whether it goes on until it is ended from outside. */
    boolean endsBySignal() {
        return false;
    }

    /** Has a command that ends by a signal end soon, with {@link FolderWork#HANDED_OVER}. Called from another thread. */
    void end() {}

    final boolean makeRoom() {
        end();
        return endsBySignal();
    }

    @Override
    public final Integer call() throws Exception {
        check();
        return root().work(this);
    }

    WoodshedCommand root() {
        return parent;
    }

    final Output output() {
        return root().output();
    }

    final Terminal terminal() {
        return root().terminal();
    }
}
