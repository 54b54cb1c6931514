package org.woodshed.app.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.bulk.BulkEditViewModel.Change;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.client.logbook.EntryRow;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;
import org.woodshed.model.PieceDraft;

class BulkEditTest {
    @TempDir
    private Path folder;

    @Test
    void manyEntriesAreChangedAtOnceAndOneUndoTakesAllOfItBack() throws InvalidInputException {
        try (OpenSession open = sample()) {
            List<EntityId> chosen = newest(open, 3).stream().map(LogbookEntry::id).toList();
            open.session().many().together().open(chosen);
            open.session().many().together()
                    .apply(new Change("rehearsal", "cello", "satisfied", List.of("trio"), List.of(
                            "memory")));
            open.screen().runUntil("they are changed", () -> newest(open, 3).stream().allMatch(entry -> entry.tags()
                    .contains("trio") && entry.type().equals("rehearsal") && "cello".equals(entry.instrument())
                    && "satisfied".equals(entry.mood()) && !entry.tags().contains("memory")));
            assertThat(newest(open, 4).getLast().tags()).doesNotContain("trio");
            assertThat(newest(open, 2).getLast().tags()).containsExactly("shifts", "trio");
            open.session().undo().undo();
            open.screen().runUntil("they are as before", () -> newest(open, 3).stream().noneMatch(entry -> entry.tags()
                    .contains("trio") || entry.type().equals("rehearsal")));
            assertThat(newest(open, 2).getLast().tags()).containsExactly("memory", "shifts");
        }
    }

    @Test
    void anEntryWithTooManyTagsIsLeftAndSaidAndTheOthersAreChanged() throws InvalidInputException {
        try (OpenSession open = sample()) {
            List<LogbookEntry> two = newest(open, 2);
            open.session().many().together().open(List.of(two.getFirst().id()));
            open.session().many().together()
                    .apply(new Change(null, "", null, List.of("1", "2", "3", "4", "5", "6", "7", "8",
                            "9", "10"), List.of()));
            open.screen().runUntil("one is full", () -> newest(open, 1).getFirst().tags().size() == 10);
            open.session().many().together().open(two.stream().map(LogbookEntry::id).toList());
            open.session().many().together().apply(new Change(null, "", null, List.of("one more"), List.of()));
            open.screen().runUntil("the other is changed", () -> newest(open, 2).getLast().tags().contains("one more"));
            assertThat(newest(open, 1).getFirst().tags()).doesNotContain("one more");
            assertThat(open.session().notices().currentProperty().get().text()).startsWith("1 entry was left");
        }
    }

    @Test
    void manyAreDeletedAndComeBackTogether() throws InvalidInputException {
        try (OpenSession open = sample()) {
            int before = open.logbook().totals().entries();
            open.session().many().together().open(newest(open, 5).stream().map(LogbookEntry::id).toList());
            open.session().many().together().delete();
            open.screen().runUntil("they are gone", () -> open.logbook().totals().entries() == before - 5);
            open.session().undo().undo();
            open.screen().runUntil("they are back", () -> open.logbook().totals().entries() == before);
        }
    }

    @Test
    void aTagIsRenamedInEveryEntryAndPieceAndJoinsOneOfThatName() throws InvalidInputException {
        try (OpenSession open = sample()) {
            open.logbook().editPiece(open.logbook().pieces().getFirst().piece(), PieceDraft.of(open.logbook().pieces()
                    .getFirst().piece()).tags(List.of("memory"))).durable().join();
            TagsViewModel tags = open.session().many().tags();
            tags.load();
            open.screen().runUntil("they are counted", () -> tags.lines().contains(new TagsViewModel.Line("memory", 2,
                    1)));
            tags.rename("memory", "shifts");
            open.screen().runUntil("it is renamed",
                    () -> tags.lines().equals(List.of(new TagsViewModel.Line("shifts", 3,
                            1))));
            open.session().undo().undo();
            open.screen().runUntil("it is back", () -> tags.lines().contains(new TagsViewModel.Line("memory", 2, 1)));
            tags.remove("shifts");
            open.screen().runUntil("it is removed",
                    () -> tags.lines().equals(List.of(new TagsViewModel.Line("memory", 2,
                            1))));
            tags.rename("memory", "x".repeat(51));
            open.screen().runUntil("it is refused", () -> open.session().notices().currentProperty().get().text()
                    .startsWith("A tag has at most"));
            assertThat(newest(open, 2).getLast().tags()).containsExactly("memory");
        }
    }

    private static List<LogbookEntry> newest(OpenSession open, int count) {
        return open.logbook().latestEntries(count, null).stream().map(EntryRow::entry).toList();
    }

    private OpenSession sample() throws InvalidInputException {
        OpenSession open = new OpenSession(folder, MovingClock.fridayEvening());
        SampleLog.write(open.logbook());
        open.loaded();
        boolean[] read = new boolean[1];
        open.query(() -> read[0] = true);
        open.screen().runUntil("the index is read", () -> read[0]);
        return open;
    }
}
