package org.woodshed.app.cli;

import org.woodshed.client.Woodshed;

/** For commands that go on until they are ended by a signal, which is no failure then. */
final class SignalEnd {
    private SignalEnd() {}

    /** What is pending is written first. */
    static Thread closing(Woodshed woodshed) {
        return hook(woodshed::close);
    }

    static Thread quietly() {
        return hook(() -> {
        });
    }

    private static Thread hook(Runnable before) {
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            before.run();
            Runtime.getRuntime().halt(ExitCodes.DONE);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs already: it closes what has to be closed.
            return;
        }
    }
}
