package org.woodshed.app.cli;

import java.util.concurrent.Callable;
import org.woodshed.client.Woodshed;
import picocli.CommandLine.ParentCommand;

/** A command that works on an open data folder. */
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

    @Override
    public final Integer call() throws Exception {
        check();
        try (Woodshed woodshed = root().open()) {
            return run(woodshed);
        }
    }

    final WoodshedCommand root() {
        return parent;
    }

    final Output output() {
        return root().output();
    }

    final Terminal terminal() {
        return root().terminal();
    }
}
