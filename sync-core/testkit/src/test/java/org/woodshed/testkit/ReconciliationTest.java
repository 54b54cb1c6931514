package org.woodshed.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.woodshed.client.diagnostics.JournalEntry;
import org.woodshed.client.engine.SyncResult;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;

/** Laptop and server came to differ by a fault of one of them: it is noticed at the next sync, and put right part by part. */
@NullMarked
class ReconciliationTest extends TwoConnectedLaptops {
    @Test
    void whatALaptopTakesWronglyForTheServersIsPutRightPartByPartAndWhatWaitsIsNotTouched() throws SQLException {
        List<EntityId> ids = IntStream.range(0, 40).mapToObj(number -> a.log("2026-11-20T17:40:00Z", 22,
                draft -> draft.notes("entry " + number)).id()).toList();
        a.sync();
        b.sync();
        LogbookEntry waiting = b.edit(ids.get(5), draft -> draft.notes("typed on the train"));
        b.close();
        inFileOf("Travel ThinkPad", "update shadow set data = replace(data, 'entry 3', 'wrong 3') where entity_id = '"
                + ids.get(3) + "'", "delete from shadow where entity_id = '" + ids.get(4) + "'",
                "delete from logbook_entry where entry_id = '" + ids.get(4) + "'",
                "update sync_state set digest_xor = digest_xor + 1");
        b.open();
        assertThat(b.sync().sent()).as("what waited, and nothing else").isEqualTo(1);

        assertThat(b.has(ids.get(4))).isTrue();
        assertThat(b.entry(ids.get(3)).notes()).isEqualTo("entry 3");
        a.sync();
        assertThat(a.entry(waiting.id()).notes()).isEqualTo("typed on the train");
        assertEqual();
        assertThat(b.woodshed().sync().counters().digestMismatches()).isEqualTo(1);
        assertThat(journal(b)).anyMatch(what -> what.matches("compared: [12] of 256 parts differed, 2 put right"))
                .noneMatch(what -> what.contains("everything is read again"));
    }

    @Test
    void whatOnlyTheLaptopTakesForConfirmedGoesToTheServerAgainAndIsNotDeleted() throws SQLException {
        EntityId kept = a.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("kept")).id();
        EntityId lost = a.log("2026-11-20T18:40:00Z", 22, draft -> draft.notes("the server forgets it")).id();
        a.sync();
        server.stop();
        inServersFile("delete from entities where entity_id = '" + lost + "'");
        server.startAgain();
        b.sync();
        assertThat(b.has(lost)).isFalse();
        a.sync();
        b.sync();
        assertThat(List.of(a, b)).allSatisfy(laptop -> {
            assertThat(laptop.entry(lost).notes()).isEqualTo("the server forgets it");
            assertThat(laptop.has(kept)).isTrue();
        });
        assertEqualAndQuiet();
    }

    @Test
    void aServerThatMiscountedIsAskedToCountAnew() throws SQLException {
        a.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("one"));
        a.sync();
        server.stop();
        inServersFile("update users set entity_xor = entity_xor + 1");
        server.startAgain();
        assertThat(a.trySync()).isInstanceOf(SyncResult.Done.class);
        assertThat(journal(a)).contains("they still differ: the server counts anew").noneMatch(what -> what.contains(
                "everything is read again"));
        b.sync();
        assertEqualAndQuiet();
    }

    private static List<String> journal(Laptop laptop) {
        return laptop.woodshed().sync().journal().stream().map(JournalEntry::what).toList();
    }

    private void assertEqualAndQuiet() {
        assertEqual();
        assertThat(b.woodshed().sync().conflicts()).isEmpty();
    }

    private void inFileOf(String laptop, String... statements) throws SQLException {
        change(folder.resolve(laptop).resolve("logbook"), "woodshed", statements);
    }

    private void inServersFile(String... statements) throws SQLException {
        change(folder.resolve("server").resolve("woodshed-server"), "sa", statements);
    }

    /** The server's file remembers that it is to stay open without connections; here it has to be closed for the server. */
    private static void change(Path file, String user, String... statements) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + file + ";DB_CLOSE_DELAY=0", user, "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
        }
    }
}
