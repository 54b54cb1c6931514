package org.woodshed.testkit.simulation;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.woodshed.client.threads.TaskThread;
import org.woodshed.client.transport.ServerApi;
import org.woodshed.client.transport.SyncSocket;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.server.auth.Session;
import org.woodshed.server.changes.Author;
import org.woodshed.server.fanout.FanoutEvent;
import org.woodshed.server.storage.Storage;

/**
 * Something that somebody could have got wrong. It stands between real parts and spoils what passes, so that one can see
 * whether the promises' checks notice. What a method is not told to spoil passes as it is. One object for each history; not
 * thread-safe.
 */
interface Mistake {
    /** Everything is as it should be. */
    Mistake NONE = new Mistake() {};

    /** What the server keeps everything in. */
    default Storage storage(Storage real) {
        return real;
    }

    /** Version 2 at the server. */
    default SyncResponse sync(Author author, SyncRequest request, Exchange real) {
        return real.answer(author, request);
    }

    /** A step of version 2. */
    @FunctionalInterface
    interface Exchange {
        SyncResponse answer(Author author, SyncRequest request);
    }

    /** Whether a socket of this session is told of an event's changes, if it is not their author's. */
    default boolean concerns(FanoutEvent event, Session session) {
        return session.userId().equals(event.userId());
    }

    /** What a laptop takes for the server. */
    default ServerApi api(ServerApi real) {
        return real;
    }

    /**
     * A laptop's socket.
     *
     * @param cursor of that laptop
     */
    default SyncSocket socket(SyncSocket real, Supplier<Long> cursor) {
        return real;
    }

    /** What writes a laptop's store. */
    default TaskThread storeThread(TaskThread real) {
        return real;
    }

    /** What a laptop's program tells another one on its folder that asked it for an edit: whether that is safe. */
    default boolean toldToFollower(boolean safe) {
        return safe;
    }

    /** Something happened to be done at a laptop. */
    default void done(SimulatedLaptop laptop, Folders folders) {}

    /** What is found on the disk after a power cut. */
    default Path afterPowerCut(SimulatedLaptop laptop, Path folder) {
        return folder;
    }

    /** Where Woodshed looks when it is started although it runs. */
    default Path startedTwice(Path folder, Folders folders) {
        return folder;
    }
}
