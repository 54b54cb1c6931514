package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class GoalTest {
    private static final Instant NOW = Instant.parse("2026-11-20T18:02:11Z");
    private static final EntityId PIECE = new EntityId("p1");

    @Test
    void everyFieldOfADraftIsReadBackFromTheGoal() {
        Milestone open = new Milestone("m1", "first page", LocalDate.parse("2026-12-01"), null);
        Milestone done = new Milestone("m2", "by heart", null, NOW);
        GoalDraft draft = GoalDraft.titled("Nocturne at tempo", NOW).description("slow\nfirst").type("tempo")
                .targetValue(88).unit("bpm").period("weekly").startDate(LocalDate.parse("2026-11-01")).targetDate(
                        LocalDate.parse("2026-12-24"))
                .status("paused").pieceId(PIECE).progressCount(3).milestones(List.of(open, done));
        Goal goal = goal(draft.data());

        assertThat(EntityRules.problem(Schemas.GOAL, draft.data())).isEmpty();
        assertThat(goal.title()).isEqualTo("Nocturne at tempo");
        assertThat(goal.description()).isEqualTo("slow\nfirst");
        assertThat(goal.type()).isEqualTo("tempo");
        assertThat(goal.targetValue()).isEqualTo(88);
        assertThat(goal.unit()).isEqualTo("bpm");
        assertThat(goal.period()).isEqualTo("weekly");
        assertThat(goal.startDate()).isEqualTo("2026-11-01");
        assertThat(goal.targetDate()).isEqualTo("2026-12-24");
        assertThat(goal.status()).isEqualTo("paused");
        assertThat(goal.pieceId()).isEqualTo(PIECE);
        assertThat(goal.progressCount()).isEqualTo(3);
        assertThat(goal.milestones()).containsExactly(open, done);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'description': 'x'}                               | title invalid
            {'title': ' '}                                     | title invalid
            {'title': 'g', 'targetValue': 0}                   | targetValue invalid
            {'title': 'g', 'targetValue': 1.5}                 | targetValue invalid
            {'title': 'g', 'progressCount': '3'}               | progressCount invalid
            {'title': 'g', 'period': 'Every Week'}             | period invalid
            {'title': 'g', 'startDate': '2026-11-31'}          | startDate invalid
            {'title': 'g', 'targetDate': 20261120}             | targetDate invalid
            {'title': 'g', 'pieceId': 'a b'}                   | pieceId invalid
            {'title': 'g', 'milestones': [{'title': 'm'}]}     | milestones.id invalid
            {'title': 'g', 'milestones': [{'id': 'm', 'completedAt': 'now'}]} | milestones.m.completedAt invalid
            {'title': 'g', 'milestones': [{'id': 'm', 'targetDate': 'soon'}]} | milestones.m.targetDate invalid
            """)
    void whatDoesNotFitIsRefusedByName(String data, String refusal) {
        assertThat(refusal(TestJson.object(data))).isEqualTo(refusal);
    }

    @Test
    void textsHaveTheirLimits() {
        assertThat(refusal(JsonValues.object().put("title", "a".repeat(200)).put("description", "b".repeat(1000))))
                .isEmpty();
        assertThat(refusal(JsonValues.object().put("title", "a".repeat(201)))).isEqualTo("title too_long");
        assertThat(refusal(JsonValues.object().put("title", "a").put("description", "b".repeat(1001)))).isEqualTo(
                "description too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "'x'", "true", "null", "[]", "{}", "[null, 'x', 7]", "[{}]"})
    void oddValuesOfANewerAppNeverBreakTheView(String odd) {
        ObjectNode data = JsonValues.object();
        for (String field : Schemas.GOAL.knownFields()) {
            data.set(field, TestJson.object("{'v': " + odd + "}").get("v"));
        }
        Goal goal = goal(data);

        assertThat(goal.title()).isNotNull();
        assertThat(goal.status()).isNotNull();
        assertThat(goal.period()).isNotNull();
        assertThat(goal.targetValue()).isIn(null, 7);
        assertThat(goal.progressCount()).isIn(0, 7);
        assertThat(goal.milestones()).isEmpty();
        assertThat(goal.startDate()).isNull();
        assertThat(goal.pieceId()).isIn(null, new EntityId("x"));
    }

    private static Goal goal(ObjectNode data) {
        return new Goal(new EntityState(EntityKey.goal(new EntityId("g1")), 1, false, CanonicalData.of(Schemas.GOAL,
                data)));
    }

    private static String refusal(ObjectNode data) {
        return EntityRules.problem(Schemas.GOAL, data).map(problem -> problem.field() + " " + problem.reason()
                .wireName()).orElse("");
    }
}
