package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.cli.Shell.Outcome;
import tools.jackson.databind.node.ObjectNode;

class EditCommandTest {
    @TempDir
    private Path folder;
    private Shell shell;
    private String id;

    @BeforeEach
    void logSomething() {
        shell = new Shell(folder);
        id = shell.log("--duration", "45", "--piece", "Etude", "--notes", "slow", "--tag", "a", "--tag", "b",
                "--rating",
                "3", "--start", "2026-11-20T02:00");
    }

    @Test
    void onlyWhatIsNamedChanges() {
        ObjectNode before = shell.onlyEntry();

        Outcome outcome = shell.run("edit", id, "--notes", "faster", "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().path("id").stringValue()).isEqualTo(id);
        assertThat(shell.onlyEntry()).isEqualTo(before.put("notes", "faster"));
    }

    @Test
    void theBeginningOfAnIdIsEnough() {
        assertThat(shell.run("edit", id.substring(0, 14).toUpperCase(Locale.ROOT), "--rating", "5").exitCode())
                .isZero();

        assertThat(shell.onlyEntry().path("rating").intValue()).isEqualTo(5);
    }

    @Test
    void aBeginningThatSeveralHaveChangesNothing() {
        // Ids begin with the time, which stands still here.
        shell.log("--duration", "5");

        Outcome outcome = shell.run("edit", id.substring(0, 8), "--notes", "x");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).startsWith("Several entries have an id");
        assertThat(shell.entries()).noneMatch(entry -> entry.path("notes").asString("").equals("x"));
    }

    @Test
    void anIdThatNobodyHasIsExplained() {
        Outcome outcome = shell.run("edit", "ffffffff", "--notes", "x");

        assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(outcome.err()).isEqualTo("No entry has an id that begins with \"ffffffff\". Nothing was changed."
                + " woodshed entries lists them." + System.lineSeparator());
    }

    @Test
    void tagsAreReplacedAddedAndRemoved() {
        shell.run("edit", id, "--add-tag", "c", "--remove-tag", "a");
        assertThat(shell.onlyEntry().path("tags").toString()).isEqualTo("[\"b\",\"c\"]");

        shell.run("edit", id, "--tag", "z");
        assertThat(shell.onlyEntry().path("tags").toString()).isEqualTo("[\"z\"]");
    }

    @Test
    void fieldsAreEmptied() {
        shell.run("edit", id, "--clear", "notes", "--clear", "duration", "--clear", "piece", "--clear", "tags",
                "--clear",
                "rating");

        assertThat(shell.onlyEntry().propertyNames()).doesNotContain("notes", "durationSeconds", "pieces", "tags",
                "rating");
    }

    @Test
    void whenItWasCantBeEmptied() {
        assertThat(shell.run("edit", id, "--clear", "when").exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
    }

    @Test
    void anotherStartIsByTheClockOfTheEntryAndMovesItsDay() {
        shell.run("edit", id, "--start", "2026-11-18T20:00");

        assertThat(shell.onlyEntry().path("when").toString()).isEqualTo(
                "{\"startedAt\":\"2026-11-18T19:00:00Z\",\"zone\":\"Europe/Berlin\",\"practiceDate\":\"2026-11-18\"}");
    }

    @Test
    void anotherLengthMovesNeitherStartNorDay() {
        ObjectNode before = shell.onlyEntry();

        shell.run("edit", id, "--duration", "90");

        assertThat(shell.onlyEntry().path("when")).isEqualTo(before.path("when"));
        assertThat(shell.onlyEntry().path("durationSeconds").intValue()).isEqualTo(5_400);
    }

    @Test
    void editingNothingIsExplained() {
        assertThat(shell.run("edit", id).exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
        assertThat(shell.run("edit").exitCode()).isEqualTo(ExitCodes.WRONG_USAGE);
    }

    @Test
    void deletingTakesItOffTheList() {
        Outcome outcome = shell.run("delete", id, "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.json().path("saved").booleanValue()).isTrue();
        assertThat(shell.entries()).isEmpty();
        assertThat(shell.run("delete", id).exitCode()).isEqualTo(ExitCodes.FAILED);
    }
}
