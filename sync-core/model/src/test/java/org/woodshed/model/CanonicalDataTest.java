package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CanonicalDataTest {
    @Test
    void nullAndEmptyCollectionsAreTheSameAsAbsent() {
        assertThat(entry("{'tags': [], 'pieces': [], 'notes': null, 'rating': 3}")).isEqualTo(TestJson.object(
                "{'rating': 3}"));
    }

    @Test
    void emptyTextIsAValue() {
        assertThat(entry("{'notes': ''}")).isEqualTo(TestJson.object("{'notes': ''}"));
    }

    @Test
    void setsAreSortedByUtf16CodeUnitWithoutDuplicates() {
        // U+1F3B5 is D83C DFB5 in UTF-16: before U+FFFD, though its code point is larger
        assertThat(entry("{'tags': ['\uFFFD', 'b', '\uD83C\uDFB5', 'B', 'b']}")).isEqualTo(TestJson.object(
                "{'tags': ['B', 'b', '\uD83C\uDFB5', '\uFFFD']}"));
    }

    @Test
    void keyedItemsAreSortedByKeyAndLoseTheirNulls() {
        assertThat(entry("{'pieces': [{'pieceId': 'p2', 'tempoBpm': null}, {'pieceId': 'p1', 'future': {'x': null}}]}"))
                .isEqualTo(
                        TestJson.object("{'pieces': [{'pieceId': 'p1', 'future': {'x': null}}, {'pieceId': 'p2'}]}"));
    }

    @Test
    void theLastOfTwoItemsWithOneKeyStands() {
        assertThat(entry("{'pieces': [{'pieceId': 'p', 'tempoBpm': 60}, {'pieceId': 'p', 'tempoBpm': 70}]}")).isEqualTo(
                TestJson.object("{'pieces': [{'pieceId': 'p', 'tempoBpm': 70}]}"));
    }

    @Test
    void unknownFieldsStayUntouched() {
        ObjectNode data = TestJson.object("{'x': {'y': null, 'z': []}, 'list': ['b', 'a', 'a', null], 'none': []}");

        assertThat(CanonicalData.of(Schemas.LOGBOOK_ENTRY, data)).isEqualTo(data);
    }

    @Test
    void idVersionAndDeletedAreNoData() {
        assertThat(
                entry("{'id': 'e1', 'version': 3, 'deleted': false, 'rating': 3, 'createdAt': '2026-11-20T18:02:11Z'}"))
                .isEqualTo(TestJson.object("{'rating': 3, 'createdAt': '2026-11-20T18:02:11Z'}"));
    }

    @Test
    void collectionsOfTheWrongShapeAreKeptAsTheyAre() {
        ObjectNode data = TestJson.object("{'tags': ['b', 7, 'a'], 'pieces': [{'noKey': 1}, {'pieceId': 'p'}]}");

        assertThat(CanonicalData.of(Schemas.LOGBOOK_ENTRY, data)).isEqualTo(data);
    }

    @Test
    void canonicalDataIsItsOwnCanonicalForm() {
        Seeded.times(2000, random -> {
            ObjectNode once = AllKinds.canonical(random);

            assertThat(CanonicalData.of(AllKinds.SCHEMA, once)).isEqualTo(once);
        });
    }

    @Test
    void theGivenDataIsNotChanged() {
        Seeded.times(500, random -> {
            ObjectNode data = AllKinds.loose(random);
            ObjectNode before = data.deepCopy();
            CanonicalData.of(AllKinds.SCHEMA, data);

            assertThat(data).isEqualTo(before);
        });
    }

    private static ObjectNode entry(String json) {
        return CanonicalData.of(Schemas.LOGBOOK_ENTRY, TestJson.object(json));
    }
}
