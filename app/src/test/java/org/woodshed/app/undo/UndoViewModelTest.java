package org.woodshed.app.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.entries.EntryEditorViewModel;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.app.fixture.SampleLog;
import org.woodshed.app.trash.TrashViewModel;
import org.woodshed.client.logbook.InvalidInputException;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.LogbookEntry;

class UndoViewModelTest {
    @TempDir
    private Path folder;

    @Test
    void everythingDoneIsUndoneAndRedoneManyLevelsDeep() throws InvalidInputException {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        try (OpenSession open = sample()) {
            List<List<String>> history = new ArrayList<>(List.of(cards(open)));
            for (int step = 0; step < 40; step++) {
                doSomething(open, random);
                history.add(cards(open));
            }
            for (int step = 39; step >= 0; step--) {
                open.session().undo().undo();
                assertThat(cards(open)).as("seed %d, undo to %d", seed, step).isEqualTo(history.get(step));
            }
            for (int step = 1; step <= 40; step++) {
                open.session().undo().redo();
                assertThat(cards(open)).as("seed %d, redo to %d", seed, step).isEqualTo(history.get(step));
            }
            int wanted = history.getLast().size();
            open.screen().runUntil("all is stored", () -> open.logbook().totals().entries() == wanted);
        }
    }

    @Test
    void somethingNewEndsWhatCouldBeRedone() throws InvalidInputException {
        try (OpenSession open = sample()) {
            open.session().deletes().delete(newest(open).id());
            open.session().undo().undo();
            add(open, "10");
            List<String> before = cards(open);
            open.session().undo().redo();
            assertThat(cards(open)).isEqualTo(before);
        }
    }

    @Test
    void undoTakesBackOnlyWhatWasDoneHere() throws InvalidInputException {
        try (OpenSession open = sample()) {
            LogbookEntry before = newest(open);
            EntryEditorViewModel editor = open.session().editing(before);
            editor.notesProperty().set("mine");
            editor.save();
            LogbookEntry mine = newest(open);
            open.logbook().editEntry(mine, EntryDraft.of(mine).rating(2)).durable().join();
            open.session().undo().undo();
            open.screen().runUntil("it is stored", () -> open.logbook().entry(before.id()).orElseThrow().entry().notes()
                    .equals(before.notes()));
            assertThat(open.logbook().entry(before.id()).orElseThrow().entry().rating()).isEqualTo(2);
        }
    }

    @Test
    void theTrashGivesBackForThirtyDaysAndNoLonger() throws InvalidInputException {
        MovingClock clock = MovingClock.fridayEvening();
        try (OpenSession open = sample(clock)) {
            LogbookEntry gone = newest(open);
            open.logbook().deleteEntry(gone).durable().join();
            clock.move(Duration.ofDays(29));
            TrashViewModel trash = open.session().trash();
            trash.load();
            open.screen().runUntil("the trash is read", () -> !trash.lines().isEmpty());
            assertThat(trash.lines().getFirst().what()).contains("Scales, three octaves");
            trash.restore(trash.lines().getFirst());
            open.screen().runUntil("it is back", () -> open.logbook().entry(gone.id()).isPresent());
            assertThat(open.logbook().entry(gone.id()).orElseThrow().entry().state().data()).isEqualTo(gone.state()
                    .data());
            assertThat(open.logbook().trash()).isEmpty();

            open.logbook().deleteEntry(gone).durable().join();
            clock.move(Duration.ofDays(30));
            assertThat(open.logbook().trash()).isEmpty();
        }
    }

    private static void doSomething(OpenSession open, Random random) {
        LogbookEntry newest = newest(open);
        switch (random.nextInt(4)) {
            case 0 -> open.session().deletes().delete(newest.id());
            case 1 -> add(open, String.valueOf(1 + random.nextInt(90)));
            case 2 -> {
                open.session().timer().start();
                open.clock().move(Duration.ofSeconds(70));
                open.session().timer().stop();
            }
            default -> {
                EntryEditorViewModel editor = open.session().editing(newest);
                editor.notesProperty().set("note " + random.nextInt());
                editor.save();
            }
        }
    }

    private static void add(OpenSession open, String length) {
        open.session().quickAdd().lengthProperty().set(length);
        open.session().quickAdd().add();
    }

    private OpenSession sample() throws InvalidInputException {
        return sample(MovingClock.fridayEvening());
    }

    private OpenSession sample(MovingClock clock) throws InvalidInputException {
        OpenSession open = new OpenSession(folder, clock);
        SampleLog.write(open.logbook());
        return open.loaded();
    }

    private static LogbookEntry newest(OpenSession open) {
        return open.session().entries().newest().orElseThrow();
    }

    private static List<String> cards(OpenSession open) {
        return open.session().entries().items().stream().filter(EntryCard.class::isInstance).map(EntryCard.class::cast)
                .map(card -> card.row().entry().id() + " " + card.length() + " " + card.notes()).toList();
    }
}
