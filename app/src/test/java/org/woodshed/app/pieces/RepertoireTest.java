package org.woodshed.app.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.client.logbook.PieceName;

class RepertoireTest {
    @TempDir
    private Path folder;

    @Test
    void suggestionsIgnoreAccentsAndPreferBeginnings() throws InvalidInputException {
        try (OpenSession open = sample()) {
            Repertoire repertoire = open.session().repertoire();
            assertThat(repertoire.suggestions("etude")).containsExactly("Étude op. 73 no. 6 · Popper");
            assertThat(repertoire.suggestions("faure")).containsExactly("Elegy · Fauré");
            assertThat(repertoire.suggestions("s")).first().asString().startsWith("Scales");
            assertThat(repertoire.suggestions("")).hasSize(7);
        }
    }

    @Test
    void aTitleAloneMeansThePieceThatIsThere() throws InvalidInputException {
        try (OpenSession open = sample()) {
            Repertoire repertoire = open.session().repertoire();
            assertThat(repertoire.named("cello suite no. 1")).isEqualTo(new PieceName("Cello Suite No. 1",
                    "J. S. Bach"));
            assertThat(repertoire.named("Elegy · Fauré")).isEqualTo(new PieceName("Elegy", "Fauré"));
            assertThat(repertoire.named("Humoresque · Dvořák")).isEqualTo(new PieceName("Humoresque", "Dvořák"));
            assertThat(repertoire.named("Humoresque")).isEqualTo(new PieceName("Humoresque", null));
        }
    }

    @Test
    void theListIsNarrowedByWhatIsTyped() throws InvalidInputException {
        try (OpenSession open = sample()) {
            PieceListViewModel list = open.session().pieceList();
            assertThat(list.pieces()).first().extracting(list::detail).isEqualTo("today");
            list.filterProperty().set("SAINT");
            assertThat(list.pieces()).extracting(summary -> summary.piece().title()).containsExactly("Le cygne");
            list.filterProperty().set("zzz");
            assertThat(list.pieces()).isEmpty();
            assertThat(list.emptyText()).isEqualTo("No piece with this in its name.");
        }
    }

    @Test
    void thePanelTellsTheLastNoteTheTotalAndRecentSessions() throws InvalidInputException {
        try (OpenSession open = sample()) {
            open.session().pieceList().selectedProperty().set(open.logbook().pieceNamed(new PieceName(
                    "Cello Suite No. 1", "J. S. Bach")));
            open.screen().runUntil("the panel shows it", () -> open.session().piecePanel().detailsProperty()
                    .get() != null && open.session().piecePanel().detailsProperty().get().title().startsWith("Cello"));
            PiecePanelViewModel.Details details = open.session().piecePanel().detailsProperty().get();
            assertThat(details.total()).isEqualTo("2 h 20 min in 3 sessions");
            assertThat(details.noteHeading()).isEqualTo("Last note · yesterday");
            assertThat(details.note()).startsWith("Sarabande from memory");
            assertThat(details.sessions()).containsExactly(new RecentSession("yesterday", "45 min"), new RecentSession(
                    "3 days ago", "35 min"), new RecentSession("7 days ago", "1 h"));
        }
    }

    private OpenSession sample() throws InvalidInputException {
        OpenSession open = new OpenSession(folder, MovingClock.fridayEvening());
        SampleLog.write(open.logbook());
        return open.loaded();
    }
}
