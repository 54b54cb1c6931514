package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class LogbookEntryTest {
    private static final EntityKey KEY = EntityKey.entry(new EntityId("e1"));
    private static final Instant NOW = Instant.parse("2026-11-20T18:02:11Z");
    private static final PracticeTime WHEN = PracticeTime.starting(NOW, ZoneId.of("Europe/Berlin"),
            PracticeTime.DEFAULT_DAY_START);

    @Test
    void whatADraftTakesTheEntryShows() {
        PiecePractice piece = new PiecePractice(new EntityId("p1"), "89\u2013112", 72);
        EntryDraft draft = EntryDraft.starting(WHEN, NOW).durationSeconds(2700).type("lesson").instrument("piano")
                .pieces(List.of(piece)).techniques(List.of("scales")).tags(List.of("b", "a")).notes("slow")
                .mood("excited")
                .rating(4).sessionId("s1").source("timer");
        LogbookEntry entry = entry(draft.data());

        assertThat(EntityRules.problem(Schemas.LOGBOOK_ENTRY, draft.data())).isEmpty();
        assertThat(entry.when()).isEqualTo(WHEN);
        assertThat(entry.durationSeconds()).isEqualTo(2700);
        assertThat(entry.type()).isEqualTo("lesson");
        assertThat(entry.instrument()).isEqualTo("piano");
        assertThat(entry.pieces()).containsExactly(piece);
        assertThat(entry.techniques()).containsExactly("scales");
        assertThat(entry.tags()).containsExactly("a", "b");
        assertThat(entry.notes()).isEqualTo("slow");
        assertThat(entry.mood()).isEqualTo("excited");
        assertThat(entry.rating()).isEqualTo(4);
        assertThat(entry.sessionId()).isEqualTo("s1");
        assertThat(entry.source()).isEqualTo("timer");
    }

    @Test
    void emptyingAFieldOfADraftRemovesIt() {
        ObjectNode data = EntryDraft.starting(WHEN, NOW).notes("slow").rating(4).tags(List.of("a")).data();
        ObjectNode emptied = EntryDraft.ofData(data).notes("  ").rating(null).tags(List.of()).data();

        assertThat(emptied).isEqualTo(EntryDraft.starting(WHEN, NOW).data());
        assertThat(data.has("notes")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "1e300", "'x'", "true", "null", "[]", "{}", "[null, 'x', 7]", "[{}]",
            "{'startedAt': '2026-11-20T18:02:11Z', 'zone': 'Mars/Olympus', 'practiceDate': '2026-11-20'}"})
    void oddValuesOfANewerAppNeverBreakTheView(String odd) {
        ObjectNode data = JsonValues.object();
        for (String field : Schemas.LOGBOOK_ENTRY.knownFields()) {
            data.set(field, TestJson.object("{'v': " + odd + "}").get("v"));
        }
        LogbookEntry entry = entry(data);

        assertThat(entry.when()).isNotNull();
        assertThat(entry.durationSeconds()).isIn(null, 7);
        assertThat(entry.pieces()).isEmpty();
        assertThat(entry.type()).isNotNull();
        assertThat(entry.source()).isNotNull();
        assertThat(entry.notes()).isNotNull();
        assertThat(entry.tags()).isSubsetOf("x");
        assertThat(entry.rating()).isIn(null, 7);
    }

    @Test
    void aZoneThisLaptopDoesNotKnowHidesNeitherStartNorDate() {
        LogbookEntry entry = entry(TestJson.object(
                "{'when': {'startedAt': '2026-11-20T18:02:11Z', 'zone': 'Mars/Olympus', 'practiceDate': '2026-11-21'}}"));

        assertThat(entry.when().startedAt()).isEqualTo(NOW);
        assertThat(entry.when().practiceDate()).isEqualTo("2026-11-21");
    }

    private static LogbookEntry entry(ObjectNode data) {
        return new LogbookEntry(new EntityState(KEY, 1, false, data));
    }
}
