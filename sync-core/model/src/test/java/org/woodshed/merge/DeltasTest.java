package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.woodshed.model.TestJson.object;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.model.AllKinds;
import org.woodshed.model.CanonicalData;
import org.woodshed.model.Seeded;
import tools.jackson.databind.node.ObjectNode;

class DeltasTest {
    private static final long LARGEST = (1L << 53) - 1;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'notes': 'a'}| {'notes': 'b'}| {'notes': 'b'}",
            "{'notes': 'a'}| {}| {'notes': null}",
            "{'tags': ['a', 'b']}| {'tags': ['b', 'c']}| {'$add': {'tags': ['c']}, '$remove': {'tags': ['a']}}",
            "{'tags': ['a']}| {}| {'$remove': {'tags': ['a']}}",
            "{'count': 3}| {'count': 5}| {'$inc': {'count': 2}}",
            "{}| {'count': 0}| {'$inc': {'count': 0}}",
            "{'count': 3}| {}| {'count': null}",
            "{'passages': [{'id': 'k1', 'label': 'a', 'tempoBpm': 60}]}| {'passages': [{'id': 'k1', 'label': 'b'}]}"
                    + "| {'$put': {'passages': {'k1': {'label': 'b', 'tempoBpm': null}}}}",
            "{'passages': [{'id': 'k1'}]}| {'passages': [{'id': 'k2', 'label': 'b'}]}"
                    + "| {'$put': {'passages': {'k2': {'id': 'k2', 'label': 'b'}}}, '$drop': {'passages': ['k1']}}",
            "{'seconds': 60}| {'seconds': 30}| {'seconds': 30}",
            "{'future': {'a': null}}| {'future': {}}| {'future': {}}",
            "{'futureList': []}| {}| {'futureList': null}",
            "{'seconds': 60}| {'seconds': 60.0}| {}",
            "{'tags': ['a']}| {'tags': ['a', 7]}| {'tags': ['a', 7]}",
            "{'passages': [{'id': 'k1'}]}| {'passages': [{'noKey': 1}]}| {'passages': [{'noKey': 1}]}"})
    void theDeltaBetweenTwoStatesSaysWhatEachKindOfFieldDid(String from, String to, String delta) {
        Delta between = Deltas.between(AllKinds.SCHEMA, object(from), object(to));

        assertThat(DeltaCodec.write(between)).isEqualTo(object(delta));
        assertThat(Deltas.apply(AllKinds.SCHEMA, object(from), between)).isEqualTo(object(from).equals(object(delta))
                || delta.equals("{}") ? object(from) : object(to));
    }

    @Test
    void applyingTheDifferenceLeadsFromOneStateToTheOther() {
        Seeded.times(5000, random -> {
            ObjectNode from = AllKinds.canonical(random);
            ObjectNode to = random.nextBoolean() ? AllKinds.canonical(random) : AllKinds.edited(random, from);
            keepCreation(from, to);
            Delta delta = Deltas.between(AllKinds.SCHEMA, from, to);

            assertThat(Deltas.apply(AllKinds.SCHEMA, from, delta)).isEqualTo(to);
            assertThat(delta.isEmpty()).isEqualTo(from.equals(to));
        });
    }

    @Test
    void applyingADeltaTwiceChangesNothingMoreButCounters() {
        Seeded.times(2000, random -> {
            ObjectNode from = AllKinds.canonical(random);
            Delta delta = Deltas.between(AllKinds.SCHEMA, from, AllKinds.edited(random, from));
            ObjectNode once = Deltas.apply(AllKinds.SCHEMA, from, delta);
            ObjectNode twice = Deltas.apply(AllKinds.SCHEMA, once, delta);

            assertThat(twice.without("count")).isEqualTo(once.without("count"));
        });
    }

    @Test
    void neitherArgumentIsChanged() {
        Seeded.times(1000, random -> {
            ObjectNode from = AllKinds.canonical(random);
            ObjectNode to = AllKinds.edited(random, from);
            ObjectNode fromBefore = from.deepCopy();
            ObjectNode toBefore = to.deepCopy();
            Delta delta = Deltas.between(AllKinds.SCHEMA, from, to);
            ObjectNode written = DeltaCodec.write(delta);
            Deltas.apply(AllKinds.SCHEMA, from, delta);

            assertThat(from).isEqualTo(fromBefore);
            assertThat(to).isEqualTo(toBefore);
            assertThat(DeltaCodec.write(delta)).isEqualTo(written);
        });
    }

    @Test
    void theResultIsCanonicalWhateverTheDeltaSays() throws DeltaException {
        assertThat(apply("{'tags': ['x']}", "{'tags': ['b', 'a', 'b'], 'notes': null, 'passages': []}"))
                .isEqualTo(object(
                        "{'tags': ['a', 'b']}"));
    }

    @Test
    void aPutOnANewKeyIsTheWholeItem() throws DeltaException {
        assertThat(apply("{}", "{'$put': {'passages': {'k1': {'label': 'a', 'tempoBpm': null}}}}")).isEqualTo(object(
                "{'passages': [{'id': 'k1', 'label': 'a'}]}"));
    }

    @Test
    void aDropAndAPutOfOneKeyReplaceTheItem() throws DeltaException {
        assertThat(apply("{'passages': [{'id': 'k1', 'tempoBpm': 60}]}",
                "{'$put': {'passages': {'k1': {'label': 'a'}}}, '$drop': {'passages': ['k1']}}")).isEqualTo(object(
                        "{'passages': [{'id': 'k1', 'label': 'a'}]}"));
    }

    @Test
    void addingAMemberThatIsThereAndRemovingOneThatIsNotChangeNothing() throws DeltaException {
        assertThat(apply("{'tags': ['a']}", "{'$add': {'tags': ['a']}, '$remove': {'tags': ['b']}}")).isEqualTo(object(
                "{'tags': ['a']}"));
    }

    @Test
    void theCreationTimeOnlyEverGetsEarlierAndIsNeverLost() throws DeltaException {
        String created = "{'createdAt': '2026-11-20T18:02:11Z'}";

        assertThat(apply(created, "{'createdAt': '2026-11-21T00:00:00Z'}")).isEqualTo(object(created));
        assertThat(apply(created, "{'createdAt': null}")).isEqualTo(object(created));
        assertThat(apply(created, "{'createdAt': '2026-11-19T00:00:00Z'}")).isEqualTo(object(
                "{'createdAt': '2026-11-19T00:00:00Z'}"));
    }

    @Test
    void aCounterNeverLeavesTheNumbersThatEveryReaderHolds() {
        ObjectNode counted = object("{'count': " + LARGEST + "}");
        Delta more = new Delta(Map.of(), Map.of(), Map.of(), Map.of("count", LARGEST), Map.of(), Map.of());
        Delta less = new Delta(Map.of(), Map.of(), Map.of(), Map.of("count", -LARGEST), Map.of(), Map.of());
        ObjectNode below = Deltas.apply(AllKinds.SCHEMA, object("{'count': -5}"), less);

        assertThat(Deltas.apply(AllKinds.SCHEMA, counted, more).get("count").longValue()).isEqualTo(LARGEST);
        assertThat(below.get("count").longValue()).isEqualTo(-LARGEST);
    }

    private static ObjectNode apply(String data, String delta) throws DeltaException {
        return Deltas.apply(AllKinds.SCHEMA, object(data), DeltaCodec.read(AllKinds.SCHEMA, object(delta)));
    }

    /** A creation time is never taken away and never gets later; edits do not try. */
    private static void keepCreation(ObjectNode from, ObjectNode to) {
        String before = from.path("createdAt").asString("");
        if (!before.isEmpty() && (!to.has("createdAt") || to.path("createdAt").asString("").compareTo(before) > 0)) {
            to.put("createdAt", before);
        }
        assertThat(CanonicalData.of(AllKinds.SCHEMA, to)).isEqualTo(to);
    }
}
