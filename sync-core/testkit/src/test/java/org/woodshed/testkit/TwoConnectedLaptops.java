package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;
import org.woodshed.server.ServerConfig;

/** A real server of its own for each test, and two laptops of one musician that are signed in to it. */
@NullMarked
abstract class TwoConnectedLaptops {
    @TempDir
    Path folder;
    TestServer server;
    Laptop a;
    Laptop b;

    @BeforeEach
    void connect() {
        server = TestServer.start(folder.resolve("server"), settings());
        a = Laptop.named("Studio MacBook", folder).register(server.uri(), "clara@example.org");
        b = Laptop.named("Travel ThinkPad", folder).signIn(server.uri(), "clara@example.org");
    }

    /** Of the server; what every server has, unless a test says otherwise. */
    UnaryOperator<ServerConfig> settings() {
        return UnaryOperator.identity();
    }

    final void bothSync() {
        a.sync();
        b.sync();
    }

    /** An entry that both have. */
    final LogbookEntry shared(UnaryOperator<EntryDraft> details) {
        LogbookEntry entry = a.log("2026-11-20T17:40:00Z", 22, details);
        bothSync();
        return entry;
    }

    final EntityId shared(String notes) {
        return shared(draft -> draft.notes(notes)).id();
    }

    /** After one more sync of each, both show the same and have proved it. */
    final void assertEqual() {
        bothSync();
        assertThat(b.woodshed().sync().figures().digest()).isEqualTo(a.woodshed().sync().figures().digest());
        assertThat(b.woodshed().sync().figures().cursor()).isEqualTo(a.woodshed().sync().figures().cursor());
        assertThat(b.entries()).isEqualTo(a.entries());
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
        server.close();
    }
}
