package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EntityRulesTest {
    private static final String WHEN =
            "{'startedAt': '2026-11-20T18:02:11Z', 'zone': 'Europe/Berlin', 'practiceDate': '2026-11-20'}";

    @Test
    void textsAreMeasuredInCodePoints() {
        String note = "\uD83C\uDFB5";

        assertAccepted("notes", text(note.repeat(5000)));
        assertRefused("notes", text(note.repeat(5001)), "notes too_long");
    }

    @Test
    void textsAreMeasuredAfterNormalising() {
        String decomposed = "e\u0301";

        assertAccepted("notes", text(decomposed.repeat(5000)));
        assertRefused("notes", text(decomposed.repeat(5001)), "notes too_long");
        assertAccepted("notes", text("  \n" + "a".repeat(5000) + "\n  "));
        // U+0958 has no composed form: NFC makes two code points of it
        assertRefused("notes", text("\u0958".repeat(5000)), "notes too_long");
    }

    @Test
    void aTitleHasFromOneTo255Characters() {
        assertPieceRefused("title", text(""), "title invalid");
        assertPieceRefused("title", text(" \t\u00A0"), "title invalid");
        assertPieceAccepted("title", text("a"));
        assertPieceAccepted("title", text("a".repeat(255)));
        assertPieceRefused("title", text("a".repeat(256)), "title too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "86400"})
    void aDurationIsAtMostADay(String seconds) {
        assertAccepted("durationSeconds", json(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "86401", "1.5", "'60'", "true", "[60]", "{}", "9007199254740993"})
    void noOtherDurationIsAccepted(String value) {
        assertRefused("durationSeconds", json(value), "durationSeconds invalid");
    }

    @Test
    void ratingsGoFromOneToFive() {
        assertRefused("rating", json("0"), "rating invalid");
        assertAccepted("rating", json("1"));
        assertAccepted("rating", json("5"));
        assertRefused("rating", json("6"), "rating invalid");
    }

    @Test
    void setsAreBoundedInNumberAndLength() {
        assertAccepted("tags", texts(10, 50));
        assertRefused("tags", texts(11, 50), "tags too_long");
        assertRefused("tags", texts(10, 51), "tags too_long");
        assertAccepted("techniques", texts(20, 100));
        assertRefused("techniques", texts(21, 100), "techniques too_long");
        assertRefused("techniques", texts(20, 101), "techniques too_long");
        assertRefused("tags", json("[7]"), "tags invalid");
        assertRefused("tags", json("['']"), "tags invalid");
        assertRefused("tags", json("[null]"), "tags invalid");
        assertRefused("tags", json("'memory'"), "tags invalid");
    }

    @Test
    void anEditMayNotFillACollectionBeyondItsBoundButOneThatIsBeyondMayStay() {
        ObjectNode ten = TestJson.object("{'tags': ['0','1','2','3','4','5','6','7','8','9']}");
        ObjectNode twelve =
                TestJson.object("{'tags': ['0','1','2','3','4','5','6','7','8','9','a','b'], 'notes': 'x'}");
        assertThat(EntityRules.overfull(Schemas.LOGBOOK_ENTRY, ten, twelve)).get().extracting(FieldProblem::field)
                .isEqualTo("tags");
        assertThat(EntityRules.overfull(Schemas.LOGBOOK_ENTRY, twelve, twelve)).isEmpty();
        assertThat(EntityRules.overfull(Schemas.LOGBOOK_ENTRY, twelve, ten)).isEmpty();
    }

    @Test
    void oneMemberWrittenTwiceCountsOnce() {
        assertAccepted("tags", json("['a','b','c','d','e','f','g','h','i','j','j',' j ']"));
    }

    @Test
    void anEntryHasAtMostTenPieces() {
        assertAccepted("pieces", pieces(10));
        assertRefused("pieces", pieces(11), "pieces too_long");
    }

    @Test
    void aProblemInsideAnItemNamesItsKey() {
        assertAccepted("pieces", json("[{'pieceId': 'p1', 'tempoBpm': 10, 'measures': null}, {'pieceId': 'p2', "
                + "'tempoBpm': 400}]"));
        assertRefused("pieces", json("[{'pieceId': 'p1', 'tempoBpm': 9}]"), "pieces.p1.tempoBpm invalid");
        assertRefused("pieces", json("[{'pieceId': 'p1', 'tempoBpm': 401}]"), "pieces.p1.tempoBpm invalid");
        assertRefused("pieces", json("[{'pieceId': 'p1', 'measures': '" + "1".repeat(51) + "'}]"),
                "pieces.p1.measures too_long");
        assertRefused("pieces", json("[{'measures': '1'}]"), "pieces.pieceId invalid");
        assertRefused("pieces", json("[{'pieceId': 'a b'}]"), "pieces.pieceId invalid");
        assertRefused("pieces", json("['p1']"), "pieces invalid");
    }

    @Test
    void anEntryNeedsATimeAndAPieceATitle() {
        assertThat(refusal(Schemas.LOGBOOK_ENTRY, TestJson.object("{'notes': 'x'}"))).isEqualTo("when invalid");
        assertThat(refusal(Schemas.LOGBOOK_ENTRY, TestJson.object("{'when': null}"))).isEqualTo("when invalid");
        assertThat(refusal(Schemas.LOGBOOK_ENTRY, TestJson.object("{'when': " + WHEN + "}"))).isEmpty();
        assertThat(refusal(Schemas.PIECE, TestJson.object("{'composer': 'x'}"))).isEqualTo("title invalid");
        assertThat(refusal(Schemas.PIECE, TestJson.object("{'title': 'x'}"))).isEmpty();
    }

    @Test
    void theWholeTimeIsRequiredAndEachPartIsChecked() {
        assertAccepted("when", json(WHEN));
        assertRefused("when", json("'2026-11-20'"), "when invalid");
        assertRefused("when", json(WHEN.replace("startedAt", "x")), "when.startedAt invalid");
        assertRefused("when", json(WHEN.replace("'2026-11-20T18:02:11Z'", "1795197731")), "when.startedAt invalid");
        assertRefused("when", json(WHEN.replace("Berlin", "Nowhere")), "when.zone invalid");
        assertRefused("when", json(WHEN.replace("'2026-11-20'", "'2026-11-31'")), "when.practiceDate invalid");
        assertRefused("when", json(WHEN.replace("'2026-11-20'", "null")), "when.practiceDate invalid");
    }

    @Test
    void namesAndFieldsOfANewerAppAreAccepted() {
        assertAccepted("type", text("jam_session"));
        assertRefused("type", text("Jam Session"), "type invalid");
        assertAccepted("mood", text("in_the_zone"));
        assertAccepted("somethingNew", json("{'a': [1, null]}"));
    }

    /** The data is the fourth level of a request, of which 32 are allowed. */
    @Test
    void dataFromAnywhereFitsIntoARequest() {
        int deepest = EntityRules.MAX_DATA_DEPTH - 1;

        assertAccepted("somethingNew", json("[".repeat(deepest) + "1" + "]".repeat(deepest)));
        assertRefused("somethingNew", json("[".repeat(deepest + 1) + "]".repeat(deepest + 1)), "somethingNew invalid");
        assertRefused("when",
                json(WHEN.replace("}", ", 'x': " + "{'a':".repeat(deepest) + "1" + "}".repeat(deepest + 1))),
                "when invalid");
    }

    @Test
    void operatorsAreNoPartOfAWholeState() {
        assertThat(refusal(Schemas.PIECE, TestJson.object("{'title': 'x', '$add': {'tags': ['a']}}"))).isEqualTo(
                "$add invalid");
    }

    @Test
    void linksAreWebAddresses() {
        assertPieceAccepted("links", json("['https://imslp.org/wiki/x', 'HTTP://example.org']"));
        assertPieceAccepted("links", json("[' https://imslp.org/wiki/x ']"));
        assertPieceRefused("links", json("['javascript:alert(1)']"), "links invalid");
        assertPieceRefused("links", json("['https://']"), "links invalid");
        assertPieceRefused("links", json("['file:///etc/passwd']"), "links invalid");
        assertPieceRefused("links", text("https://imslp.org"), "links invalid");
    }

    @Test
    void knownTextsAreTrimmedAndComposed() {
        ObjectNode normal = EntityRules.normalised(Schemas.LOGBOOK_ENTRY, TestJson.object(
                "{'notes': '  a\\n\\n b \\n', 'instrument': ' Grand Piano ', 'tags': [' memory ', 'memory', 'e\u0301'], "
                        + "'pieces': [{'pieceId': 'p', 'measures': ' 1\\t2 '}], 'x': ' kept '}"));

        assertThat(normal).isEqualTo(TestJson.object(
                "{'notes': 'a\\n\\n b', 'instrument': 'grand piano', 'tags': ['memory', '\u00E9'], "
                        + "'pieces': [{'pieceId': 'p', 'measures': '1 2'}], 'x': ' kept '}"));
    }

    @Test
    void linksAreTrimmed() {
        assertThat(EntityRules.normalised(Schemas.PIECE, TestJson.object("{'links': [' https://imslp.org ']}")))
                .isEqualTo(
                        TestJson.object("{'links': ['https://imslp.org']}"));
    }

    @Test
    void lowerCaseIsComposedToo() {
        // J with a caron has no composed capital, but a composed small letter
        assertThat(EntityRules.normalised(Schemas.PIECE, TestJson.object("{'instrument': 'J\u030C'}")))
                .isEqualTo(TestJson
                        .object("{'instrument': '\u01F0'}"));
    }

    private static void assertAccepted(String field, JsonNode value) {
        assertThat(refusal(Schemas.LOGBOOK_ENTRY, field, value)).isEmpty();
    }

    private static void assertRefused(String field, JsonNode value, String refusal) {
        assertThat(refusal(Schemas.LOGBOOK_ENTRY, field, value)).isEqualTo(refusal);
    }

    private static void assertPieceAccepted(String field, JsonNode value) {
        assertThat(refusal(Schemas.PIECE, field, value)).isEmpty();
    }

    private static void assertPieceRefused(String field, JsonNode value, String refusal) {
        assertThat(refusal(Schemas.PIECE, field, value)).isEqualTo(refusal);
    }

    private static String refusal(EntitySchema schema, String field, JsonNode value) {
        return EntityRules.problem(schema, field, value).map(EntityRulesTest::describe).orElse("");
    }

    private static String refusal(EntitySchema schema, ObjectNode data) {
        return EntityRules.problem(schema, data).map(EntityRulesTest::describe).orElse("");
    }

    private static String describe(FieldProblem problem) {
        assertThat(problem.message()).startsWith(problem.field());
        return problem.field() + " " + problem.reason().wireName();
    }

    private static JsonNode text(String value) {
        return JsonValues.object().stringNode(value);
    }

    private static JsonNode json(String value) {
        return TestJson.object("{'value': " + value + "}").get("value");
    }

    private static JsonNode texts(int count, int length) {
        return JsonValues.texts(IntStream.range(0, count).mapToObj(index -> String.valueOf((char) ('a' + index)).repeat(
                length)).toList());
    }

    private static JsonNode pieces(int count) {
        return json(
                IntStream.range(0, count).mapToObj(index -> "{'pieceId': 'p" + index + "'}").collect(Collectors.joining(
                        ",", "[", "]")));
    }
}
