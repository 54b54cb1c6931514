package org.woodshed.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;

class ImportViewModelTest {
    private static final String HEADER =
            """
                    User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()
                    """;
    @TempDir
    private Path folder;

    @Test
    void aPreviewComesFirstAndTheSecondImportAddsNothing() throws IOException {
        Path file = report("""
                anna,a@b.org,,Elegy,,slow,No,2026-11-18,17:00:00,2026-11-18,17:30:00,00:30:00,,
                anna,a@b.org,,Scales,,,No,2026-11-19,17:00:00,2026-11-19,17:20:00,00:20:00,,
                anna,a@b.org,,Scales,,,No,someday,17:00:00,2026-11-19,17:20:00,00:20:00,,
                """);
        try (OpenSession open = new OpenSession(folder.resolve("data"), MovingClock.fridayEvening()).loaded()) {
            ImportViewModel model = open.session().importing();
            model.open(file);
            open.screen().runUntil("the preview is there", () -> model.stepProperty()
                    .get() instanceof ImportStep.Preview);
            ImportPreview.Ready ready = ((ImportStep.Preview) model.stepProperty().get()).ready();
            assertThat(ready.fresh()).hasSize(2);
            assertThat(ready.file().unreadable()).extracting(LineProblem::line).containsExactly(4);
            assertThat(open.logbook().totals().entries()).isZero();
            model.start();
            model.start();
            open.screen().runUntil("it is done", () -> model.stepProperty().get() instanceof ImportStep.Done);
            ImportStep.Done done = (ImportStep.Done) model.stepProperty().get();
            assertThat(done.result().entriesAdded()).isEqualTo(2);
            assertThat(done.result().piecesAdded()).isEqualTo(2);
            assertThat(done.cancelled()).isFalse();
            open.screen().runUntil("the log shows them", () -> open.session().entries().items().size() == 4);

            model.open(file);
            open.screen().runUntil("the preview is there", () -> model.stepProperty()
                    .get() instanceof ImportStep.Preview);
            ready = ((ImportStep.Preview) model.stepProperty().get()).ready();
            assertThat(ready.fresh()).isEmpty();
            assertThat(ready.alreadyThere()).hasSize(2);
        }
    }

    @Test
    void anUndecidableDateIsAsked() throws IOException {
        Path file = report("anna,a@b.org,,Elegy,,slow,No,03/04/2026,17:00:00,03/04/2026,17:30:00,00:30:00,,\n");
        try (OpenSession open = new OpenSession(folder.resolve("data"), MovingClock.fridayEvening())) {
            ImportViewModel model = open.session().importing();
            model.open(file);
            open.screen().runUntil("it asks", () -> model.stepProperty().get() instanceof ImportStep.AskDateOrder);
            model.chooseDateOrder(DateOrder.DAY_FIRST);
            open.screen().runUntil("the preview is there", () -> model.stepProperty()
                    .get() instanceof ImportStep.Preview);
        }
    }

    @Test
    void aCancelledImportKeepsWhatWasStoredAndTheNextOneAddsTheRest() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 1_200; line++) {
            lines.append(
                    "anna,a@b.org,,Elegy,,n%d,No,2025-%02d-%02d,17:%02d:00,,,00:30:00,,%n".formatted(line, line % 12
                            + 1, line % 28 + 1, line % 60));
        }
        Path file = report(lines.toString());
        try (OpenSession open = new OpenSession(folder.resolve("data"), MovingClock.fridayEvening())) {
            ImportViewModel model = open.session().importing();
            model.open(file);
            open.screen().runUntil("the preview is there", () -> model.stepProperty()
                    .get() instanceof ImportStep.Preview);
            int fresh = ((ImportStep.Preview) model.stepProperty().get()).ready().fresh().size();
            model.start();
            model.cancel();
            open.screen().runUntil("it is over", () -> model.stepProperty().get() instanceof ImportStep.Done);
            ImportStep.Done done = (ImportStep.Done) model.stepProperty().get();
            assertThat(done.cancelled()).isTrue();
            assertThat(done.result().entriesAdded()).isPositive().isLessThan(fresh);
            assertThat(open.logbook().totals().entries()).isEqualTo(done.result().entriesAdded());
        }
    }

    @Test
    void aFileThatIsNoReportIsRefusedInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.csv"), "just,some,text\n1,2,3\n");
        try (OpenSession open = new OpenSession(folder.resolve("data"), MovingClock.fridayEvening())) {
            ImportViewModel model = open.session().importing();
            model.open(file);
            open.screen().runUntil("it is refused", () -> model.stepProperty().get() instanceof ImportStep.Failed);
            model.open(folder.resolve("absent.csv"));
            open.screen().runUntil("it is said", () -> model.stepProperty()
                    .get() instanceof ImportStep.Failed failed && failed.message().contains("absent.csv"));
        }
    }

    private Path report(String lines) throws IOException {
        return Files.writeString(folder.resolve("toggl.csv"), HEADER + lines);
    }
}
