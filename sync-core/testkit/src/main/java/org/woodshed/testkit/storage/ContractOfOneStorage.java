package org.woodshed.testkit.storage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.woodshed.server.storage.Storage;

/** Opens the database under test once for a whole class of tests, each of which has users of its own in it. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ContractOfOneStorage {
    @SuppressWarnings("NullAway.Init")
    Storage storage;
    private @Nullable Storage opened;

    /** Opens the database, which is empty at first. */
    protected abstract Storage open() throws Exception;

    @BeforeAll
    void openIt() throws Exception {
        storage = open();
        opened = storage;
    }

    @AfterAll
    void closeIt() {
        if (opened != null) {
            opened.close();
        }
    }
}
