package org.woodshed.client.store;

import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.store.DurableCommit;
import org.woodshed.store.Guard;

/**
 * One opening of the store's file, which ends for good when the disk refuses something. Reading is thread-safe; the writing
 * connection belongs to whoever writes.
 */
final class OpenFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFile.class);
    private static final int MAX_READERS = 4;
    /** One for all, which keeps what it has read: reading them costs most of a statement's first run. Thread-safe. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();
    private static final int WORTH_COMPACTING_PERCENT = 50;

    private final H2File file;
    private final Handle writing;
    private final DurableCommit durableCommit;
    private final Guard guard;
    private final Readers readers;
    /** Whether nobody may connect any more: H2 would open the file anew for them. */
    private boolean ended;

    private OpenFile(H2File file, Handle writing) {
        this.file = file;
        this.writing = writing;
        this.durableCommit = DurableCommit.of(writing.getConnection());
        this.guard = Guard.of(file.path());
        if (!file.mayHaveHelpers()) {
            durableCommit.makeRepeatable();
        }
        this.readers = new Readers(() -> connect(file.reading()), MAX_READERS);
    }

    /**
     * Opens the file, making it if it is not there, or bringing it to the present schema.
     *
     * @throws StoreException if it can't be; it is then as it was
     */
    static OpenFile open(H2File file) {
        if (!file.exists()) {
            Upgrade.makeEmpty(file);
        }
        file.check();
        file.prepare();
        Handle handle = writing(file);
        boolean behind = false;
        try {
            behind = Migrations.isBehind(handle, file.folder());
            if (!behind) {
                return new OpenFile(file, handle);
            }
            Upgrade.backUp(handle, file);
        } catch (RuntimeException failure) {
            // Nothing is written: a damaged file stays as it is.
            Guard guard = Guard.of(file.path());
            guard.giveUp();
            handle.close();
            guard.end();
            throw failure;
        }
        handle.close();
        Upgrade.run(file);
        return reopen(file);
    }

    /** Opens the file again that was open in this process before. */
    static OpenFile reopen(H2File file) {
        file.prepare();
        return new OpenFile(file, writing(file));
    }

    private static Handle writing(H2File file) {
        return configured(Jdbi.create(file.opening())).open();
    }

    private static Jdbi configured(Jdbi jdbi) {
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER).setTemplateEngine(TemplateEngine.NOP);
        return jdbi.registerArrayType(String.class, "varchar");
    }

    /** The only connection that writes. */
    Handle writing() {
        return writing;
    }

    /**
     * Returns when everything that was committed is safe on the disk.
     *
     * @throws RuntimeException if the disk refused something
     */
    void makeDurable() {
        durableCommit.run();
        guard.check();
    }

    /**
     * One more connection, beside the others.
     *
     * @throws IllegalStateException if this opening has ended
     */
    Handle connect() {
        return connect(file.writing());
    }

    private synchronized Handle connect(JdbcDataSource source) {
        if (ended) {
            throw new IllegalStateException("this opening of the file has ended");
        }
        return configured(Jdbi.create(source)).open();
    }

    private synchronized boolean hadEnded() {
        boolean before = ended;
        ended = true;
        return before;
    }

    <T> T read(LocalStore.Work<T> work) {
        return readers.read(work);
    }

    /** False once the disk has refused something. */
    boolean isUsable() {
        return guard.isWhole() && durableCommit.isOpen();
    }

    /** Ends it without writing anything: what is not safe on the disk by now is gone. Once is enough. */
    void abandon() {
        if (hadEnded()) {
            return;
        }
        guard.giveUp();
        readers.close();
        durableCommit.closeAtOnce();
        closeConnection();
        guard.end();
    }

    @Override
    public void close() {
        if (hadEnded()) {
            return;
        }
        boolean wasteful = durableCommit.usedPercent() < WORTH_COMPACTING_PERCENT;
        // Where somebody still reads, H2 stays open, and would meet a file that is closed
        durableCommit.awaitThreads();
        readers.close();
        closeConnection();
        guard.end();
        if (wasteful) {
            file.compact();
        }
    }

    /** What is acknowledged is safe before; closing only makes the file smaller. */
    private void closeConnection() {
        try {
            writing.close();
        } catch (RuntimeException refused) {
            LOG.debug("The file did not close in order; opening it puts that right", refused);
        }
    }
}
