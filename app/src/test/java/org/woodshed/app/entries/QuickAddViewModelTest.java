package org.woodshed.app.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.entries.LogItem.DayHeading;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenSession;
import org.woodshed.model.LogbookEntry;

class QuickAddViewModelTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsTypedShowsInTheSameCall() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            QuickAddViewModel line = open.session().quickAdd();
            line.whatProperty().set("Elegy · Fauré");
            line.lengthProperty().set("0:45");
            line.notesProperty().set("slowly");
            assertThat(line.add()).isTrue();

            List<LogItem> items = open.session().entries().items();
            assertThat(items.get(0)).isInstanceOfSatisfying(DayHeading.class, day -> assertThat(day.total()).isEqualTo(
                    "45 min"));
            assertThat(items.get(1)).isInstanceOfSatisfying(EntryCard.class, card -> {
                assertThat(card.what()).isEqualTo("Elegy");
                assertThat(card.time()).isEqualTo("17:17");
                assertThat(card.notes()).isEqualTo("slowly");
            });
            assertThat(open.session().repertoire().pieces()).extracting(piece -> piece.piece().composer())
                    .containsExactly("Fauré");
        }
    }

    @Test
    void aDoubleClickAddsOne() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            QuickAddViewModel line = open.session().quickAdd();
            line.whatProperty().set("Elegy");
            assertThat(line.add()).isTrue();
            assertThat(line.add()).isFalse();
            assertThat(line.problemProperty().get()).isEmpty();
            assertThat(cards(open)).hasSize(1);
        }
    }

    @Test
    void anUnreadableLengthKeepsWhatWasTypedAndSaysWhy() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            QuickAddViewModel line = open.session().quickAdd();
            line.whatProperty().set("Elegy");
            line.lengthProperty().set("half an hour");
            assertThat(line.add()).isFalse();
            assertThat(line.problemProperty().get()).contains("half an hour").contains("0:45");
            assertThat(line.whatProperty().get()).isEqualTo("Elegy");
            assertThat(cards(open)).isEmpty();
            line.lengthProperty().set("30");
            assertThat(line.problemProperty().get()).isEmpty();
            assertThat(line.add()).isTrue();
        }
    }

    @Test
    void notesThatAreTooLongAreKeptInTheFieldAndNamed() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            QuickAddViewModel line = open.session().quickAdd();
            line.notesProperty().set("x".repeat(5_001));
            assertThat(line.add()).isFalse();
            assertThat(line.problemProperty().get()).startsWith("Notes").contains("Nothing was saved");
            assertThat(line.notesProperty().get()).hasSize(5_001);
        }
    }

    @Test
    void pastPracticeIsPrefilledWithTheLastPieceAndLength() {
        try (OpenSession open = new OpenSession(folder, MovingClock.fridayEvening()).loaded()) {
            QuickAddViewModel line = open.session().quickAdd();
            line.whatProperty().set("Elegy · Fauré");
            line.lengthProperty().set("35");
            line.add();
            line.prefill();
            assertThat(line.whatProperty().get()).isEqualTo("Elegy · Fauré");
            assertThat(line.lengthProperty().get()).isEqualTo("0:35");
        }
    }

    @Test
    void practiceAfterMidnightCountsToTheDayBefore() {
        MovingClock night = new MovingClock(Instant.parse("2026-11-21T00:30:00Z"), ZoneId.of("Europe/Berlin"));
        try (OpenSession open = new OpenSession(folder, night).loaded()) {
            open.session().quickAdd().lengthProperty().set("20");
            open.session().quickAdd().add();
            LogbookEntry entry = open.session().entries().newest().orElseThrow();
            assertThat(entry.when().practiceDate()).isEqualTo(LocalDate.of(2026, 11, 20));
            assertThat(open.session().entries().items().getFirst()).isInstanceOfSatisfying(DayHeading.class,
                    day -> assertThat(day.name()).startsWith("Today"));
            night.move(Duration.ofHours(4));
            open.session().tick();
            assertThat(open.session().entries().items().getFirst()).isInstanceOfSatisfying(DayHeading.class,
                    day -> assertThat(day.name()).startsWith("Yesterday"));
        }
    }

    private static List<LogItem> cards(OpenSession open) {
        return open.session().entries().items().stream().filter(EntryCard.class::isInstance).toList();
    }
}
