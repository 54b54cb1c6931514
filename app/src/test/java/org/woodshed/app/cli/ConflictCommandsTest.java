package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.LogbookEntry;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;
import tools.jackson.databind.JsonNode;

/** Two laptops that changed the same, settled from the command line. */
class ConflictCommandsTest {
    private static final String PASSWORD = "slow practice makes perfect\n";

    @TempDir
    Path folder;
    private TestServer server;
    private Laptop studio;
    private Shell home;
    private LogbookEntry entry;

    @BeforeEach
    void disagree() {
        server = TestServer.start(folder.resolve("server"));
        studio = Laptop.named("Studio MacBook", folder).register(server.uri(), "anna@example.org");
        entry = studio.log("2026-11-19T20:10:00Z", 45, draft -> draft.rating(2).notes("bar 12 at 60"));
        studio.sync();
        home = new Shell(folder.resolve("home"));
        home.runWith(PASSWORD, "connect", server.uri().toString(), "--email", "anna@example.org", "--device-name",
                "Home laptop");
        home.run("sync");
        studio.edit(entry.id(), draft -> draft.rating(3).notes("bar 12 at 66"));
        studio.sync();
        server.stop();
        home.run("edit", entry.id().value(), "--rating", "5", "--notes", "bar 12 at 72");
        server.startAgain();
    }

    @AfterEach
    void close() {
        studio.close();
        server.close();
    }

    @Test
    void aSyncThatLeavesAChoiceSaysSoAndListsBothSides() {
        assertThat(home.run("sync").exitCode()).isEqualTo(ExitCodes.NEEDS_CHOICE);
        JsonNode conflict = home.run("conflicts", "--json").json().path("conflicts").path(0);
        assertThat(conflict.path("id").stringValue()).isEqualTo(entry.id().value());
        assertThat(conflict.path("entityType").stringValue()).isEqualTo("logbook_entry");
        assertThat(conflict.path("fields")).hasSize(2);
        JsonNode rating = conflict.path("fields").path(1);
        assertThat(rating.path("field").stringValue()).isEqualTo("rating");
        assertThat(rating.path("mine").intValue()).isEqualTo(5);
        assertThat(rating.path("theirs").intValue()).isEqualTo(3);
        assertThat(rating.path("theirDevice").stringValue()).isEqualTo("Studio MacBook");
    }

    @Test
    void aPersonReadsFieldsAndDevicesByTheirNamesAndWhenItWas() {
        home.run("sync");
        assertThat(home.run("conflicts").out()).contains("This laptop", "Studio MacBook (", "Rating", "Notes",
                "bar 12 at 66", "bar 12 at 72").doesNotContain("{", "rating");
        assertThat(home.run("history", entry.id().value()).out()).contains("Notes, Rating", "This laptop")
                .doesNotContain("rating");
    }

    @Test
    void eachFieldIsSettledAsChosenAndReachesTheOtherLaptop() {
        home.run("sync");
        assertThat(home.run("resolve", entry.id().value(), "--field", "rating", "--take", "4").exitCode()).isNotEqualTo(
                ExitCodes.FAILED);
        assertThat(home.run("resolve", entry.id().value(), "--field", "notes", "--take", "both").exitCode())
                .isNotEqualTo(ExitCodes.FAILED);
        assertThat(home.run("sync").exitCode()).isEqualTo(ExitCodes.DONE);
        studio.sync();
        assertThat(studio.entry(entry.id()).rating()).isEqualTo(4);
        assertThat(studio.entry(entry.id()).notes()).isEqualTo(
                "bar 12 at 66\n--- Home laptop ---\nbar 12 at 72");
    }

    @Test
    void aValueThatTheFieldCannotHoldIsRefusedAndNothingIsChosen() {
        home.run("sync");
        assertThat(home.run("resolve", entry.id().value(), "--field", "rating", "--take", "9").exitCode()).isEqualTo(
                ExitCodes.WRONG_USAGE);
        assertThat(home.run("resolve", entry.id().value(), "--field", "rating", "--take", "both").exitCode())
                .isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(home.run("resolve", entry.id().value(), "--field", "mood", "--take", "mine").exitCode()).isEqualTo(
                ExitCodes.FAILED);
        assertThat(home.run("conflicts", "--json").json().path("conflicts").path(0).path("fields")).hasSize(2);
    }

    @Test
    void theHistoryNamesLaptopsAndAnyStateComesBack() {
        home.run("sync");
        home.run("resolve", entry.id().value(), "--take", "theirs");
        home.run("sync");
        JsonNode history = home.run("history", entry.id().value(), "--json").json();
        assertThat(history.path("complete").booleanValue()).isTrue();
        int first = history.path("history").size();
        assertThat(history.findValues("deviceName").stream().map(name -> name.asString(""))).contains("Studio MacBook");
        int typedHere = 0;
        for (int number = 1; number <= first; number++) {
            JsonNode data = history.path("history").path(number - 1).path("data");
            typedHere = data.path("notes").asString("").equals("bar 12 at 72") ? number : typedHere;
        }
        assertThat(typedHere).as("what gave way is in the history").isPositive();
        home.run("history", entry.id().value(), "--restore", String.valueOf(typedHere));
        home.run("sync");
        studio.sync();
        assertThat(studio.entry(entry.id()).notes()).isEqualTo("bar 12 at 72");
    }

    @Test
    void withoutTheServerTheHistoryIsWhatIsKnownHere() {
        home.run("sync");
        server.stop();
        JsonNode history = home.run("history", entry.id().value(), "--json").json();
        assertThat(history.path("complete").booleanValue()).isFalse();
        assertThat(history.path("history").size()).isGreaterThan(1);
        assertThat(home.run("history", entry.id().value(), "--restore", "99").exitCode()).isEqualTo(
                ExitCodes.WRONG_USAGE);
    }
}
