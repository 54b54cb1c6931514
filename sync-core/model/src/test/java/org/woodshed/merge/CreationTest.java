package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.woodshed.model.TestJson.object;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.woodshed.merge.MergeOutcome.Reason;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.Schemas;
import tools.jackson.databind.node.ObjectNode;

/** Two laptops created the same thing apart from each other: the second CREATED meets the first. */
class CreationTest {
    private static final String WHEN = "'when': {'startedAt': '2026-11-20T18:02:11Z', 'zone': 'Europe/Berlin', "
            + "'practiceDate': '2026-11-20'}";

    @Test
    void theSameThingCreatedTwiceIsNoChange() {
        String piece = "{'title': 'Air', 'composer': 'Bach', 'status': 'planned', 'tags': ['a']}";

        assertThat(create(Schemas.PIECE, piece, piece)).isEqualTo(new MergeOutcome.Unchanged());
    }

    @Test
    void whatOnlyOneSideSaysIsKept() {
        assertThat(create(Schemas.PIECE, "{'title': 'Air', 'notes': 'n', 'tags': ['a']}",
                "{'title': 'Air', 'opus': 'BWV 1068', 'tags': ['b'], 'passages': [{'id': 'k1'}]}")).isEqualTo(changed(
                        "{'title': 'Air', 'notes': 'n', 'opus': 'BWV 1068', 'tags': ['a', 'b'], 'passages': [{'id': 'k1'}]}"));
    }

    @Test
    void aDefaultNeverOverlapsWhicheverSideHasIt() {
        String chosen = "{'title': 'Air', 'status': 'polished'}";
        String byDefault = "{'title': 'Air', 'status': 'planned'}";

        assertThat(create(Schemas.PIECE, chosen, byDefault)).isEqualTo(new MergeOutcome.Unchanged());
        assertThat(create(Schemas.PIECE, byDefault, chosen)).isEqualTo(changed(chosen));
        assertThat(create(Schemas.LOGBOOK_ENTRY, "{" + WHEN + ", 'type': 'practice', 'source': 'import'}", "{" + WHEN
                + ", 'type': 'lesson', 'source': 'manual'}")).isEqualTo(changed("{" + WHEN
                        + ", 'type': 'lesson', 'source': 'import'}"));
    }

    @Test
    void twoChosenValuesOverlap() {
        assertThat(create(Schemas.PIECE, "{'title': 'Air', 'status': 'polished', 'difficulty': 2}",
                "{'title': 'Air', 'status': 'learning', 'difficulty': 3}")).isEqualTo(new MergeOutcome.Overlapping(
                        Reason.FIELDS_OVERLAP, List.of("difficulty", "status")));
    }

    @Test
    void ofTwoSpellingsOfOnePieceTheFirstStays() {
        assertThat(create(Schemas.PIECE, "{'title': 'Moonlight Sonata', 'composer': 'Beethoven'}",
                "{'title': 'moonlight  sonata', 'composer': 'BEETHOVEN.', 'opus': '27'}")).isEqualTo(changed(
                        "{'title': 'Moonlight Sonata', 'composer': 'Beethoven', 'opus': '27'}"));
    }

    @Test
    void anotherNameIsNoSpellingAndOverlaps() {
        assertThat(create(Schemas.PIECE, "{'title': 'Moonlight Sonata'}", "{'title': 'Air'}")).isEqualTo(
                new MergeOutcome.Overlapping(Reason.FIELDS_OVERLAP, List.of("title")));
    }

    @Test
    void oneKeyWithTwoContentsOverlaps() {
        assertThat(create(Schemas.PIECE, "{'title': 'Air', 'passages': [{'id': 'k1', 'label': 'a'}]}",
                "{'title': 'Air', 'passages': [{'id': 'k1', 'label': 'b'}]}")).isEqualTo(new MergeOutcome.Overlapping(
                        Reason.FIELDS_OVERLAP, List.of("passages.k1")));
    }

    @Test
    void theEarlierCreationStays() {
        assertThat(create(Schemas.PIECE, "{'title': 'Air', 'createdAt': '2026-11-20T18:02:11Z'}",
                "{'title': 'Air', 'createdAt': '2026-11-19T18:02:11Z'}")).isEqualTo(changed(
                        "{'title': 'Air', 'createdAt': '2026-11-19T18:02:11Z'}"));
    }

    /** The sender has seen what is there: its values were chosen in the knowledge of it. */
    @Test
    void aStateMadeFromTheCurrentVersionIsTakenAsItIs() {
        ObjectNode current = object("{'title': 'air', 'status': 'polished'}");
        FieldVersions versions = FieldVersions.NONE.after(Schemas.PIECE, object("{}"), current, 1);
        ObjectNode state = object("{'title': 'Air', 'status': 'planned'}");

        assertThat(
                new OverlapMerge(Schemas.PIECE, current, versions, new KnownVersions(0, Set.of(1L))).create(state, 1))
                .isEqualTo(new MergeOutcome.Changed(state, true));
    }

    @Test
    void aResultThatIsNotTheSendersStateIsNotExact() {
        ObjectNode current = object("{'title': 'Air', 'tags': ['a']}");
        FieldVersions versions = FieldVersions.NONE.after(Schemas.PIECE, object("{}"), current, 1);

        assertThat(new OverlapMerge(Schemas.PIECE, current, versions, KnownVersions.upTo(1)).create(object(
                "{'title': 'Air', 'tags': ['b']}"), 1)).isEqualTo(changed("{'title': 'Air', 'tags': ['a', 'b']}"));
    }

    private static MergeOutcome create(EntitySchema schema, String first, String second) {
        ObjectNode current = object(first);
        FieldVersions versions = FieldVersions.NONE.after(schema, object("{}"), current, 1);
        return new OverlapMerge(schema, current, versions, KnownVersions.upTo(0)).create(object(second), 1);
    }

    private static MergeOutcome changed(String data) {
        return new MergeOutcome.Changed(object(data), false);
    }
}
