package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.woodshed.model.TestJson.object;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.model.AllKinds;

class ThreeWayMergeTest {
    private static final MergePolicy POLICY = new MergePolicy(MergePolicy.Strategy.MERGE, "Studio MacBook");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "registers, one side| {'title': 'a'}| {'title': 'b'}| {'title': 'a'}| {'title': 'b'}",
            "registers, equal| {'title': 'a'}| {'title': 'b'}| {'title': 'b'}| {'title': 'b'}",
            "registers, different fields| {'title': 'a', 'status': 'x'}| {'title': 'b', 'status': 'x'}| {'title': 'a'}"
                    + "| {'title': 'b'}",
            "registers, both cleared| {'title': 'a'}| {}| {}| {}",
            "sets| {'tags': ['a', 'b', 'c']}| {'tags': ['b', 'c', 'd']}| {'tags': ['a', 'c', 'e']}| {'tags': ['c', 'd', 'e']}",
            "sets without a base| {}| {'tags': ['a']}| {'tags': ['b']}| {'tags': ['a', 'b']}",
            "sets, one emptied| {'tags': ['a']}| {}| {'tags': ['a', 'b']}| {'tags': ['b']}",
            "sets, both removed| {'tags': ['a', 'b']}| {'tags': ['b']}| {'tags': ['a']}| {}",
            "counters| {'count': 5}| {'count': 7}| {'count': 8}| {'count': 10}",
            "counters, both one more| {'count': 5}| {'count': 6}| {'count': 6}| {'count': 7}",
            "counters, one reset| {'count': 5}| {}| {'count': 6}| {'count': 1}",
            "counters, both reset| {'count': 5}| {}| {}| {}",
            "counters without a base| {}| {'count': 2}| {'count': 3}| {'count': 5}",
            "durations| {'seconds': 60}| {'seconds': 90}| {'seconds': 120}| {'seconds': 120}",
            "durations, both shorter| {'seconds': 60}| {'seconds': 10}| {'seconds': 20}| {'seconds': 20}",
            "durations, one cleared| {'seconds': 60}| {}| {'seconds': 20}| {'seconds': 20}",
            "durations, cleared and zero| {'seconds': 60}| {}| {'seconds': 0}| {'seconds': 0}",
            "durations, one cleared alone| {'seconds': 60}| {}| {'seconds': 60}| {}",
            "durations, not whole| {'seconds': 60}| {'seconds': 90.5}| {'seconds': 90}| {'seconds': 90.5}",
            "earliest| {}| {'createdAt': '2026-11-20T00:00:00Z'}| {'createdAt': '2026-11-19T23:00:00Z'}"
                    + "| {'createdAt': '2026-11-19T23:00:00Z'}",
            "earliest, two spellings| {}| {'createdAt': '2026-11-20T01:00:00+01:00'}| {'createdAt': '2026-11-20T00:00:00Z'}"
                    + "| {'createdAt': '2026-11-20T00:00:00Z'}",
            "earliest, one unreadable| {}| {'createdAt': 'x'}| {'createdAt': '2026-11-20T00:00:00Z'}"
                    + "| {'createdAt': '2026-11-20T00:00:00Z'}",
            "earliest, both unreadable| {}| {'createdAt': 'x'}| {'createdAt': 'a'}| {'createdAt': 'a'}",
            "earliest, one lost| {'createdAt': '2026-11-20T00:00:00Z'}| {}| {'createdAt': '2026-11-19T00:00:00Z'}"
                    + "| {'createdAt': '2026-11-19T00:00:00Z'}",
            "keyed, different keys| {'passages': [{'id': 'k1', 'label': 'a'}]}"
                    + "| {'passages': [{'id': 'k1', 'label': 'a'}, {'id': 'k2'}]}"
                    + "| {'passages': [{'id': 'k1', 'label': 'b'}, {'id': 'k3'}]}"
                    + "| {'passages': [{'id': 'k1', 'label': 'b'}, {'id': 'k2'}, {'id': 'k3'}]}",
            "keyed, different fields of one key| {'passages': [{'id': 'k1', 'label': 'a', 'tempoBpm': 60}]}"
                    + "| {'passages': [{'id': 'k1', 'label': 'b', 'tempoBpm': 60}]}"
                    + "| {'passages': [{'id': 'k1', 'label': 'a'}]}"
                    + "| {'passages': [{'id': 'k1', 'label': 'b'}]}",
            "keyed, removed and edited| {'passages': [{'id': 'k1', 'label': 'a'}]}"
                    + "| {}| {'passages': [{'id': 'k1', 'label': 'b'}]}| {'passages': [{'id': 'k1', 'label': 'b'}]}",
            "keyed, removed and left| {'passages': [{'id': 'k1'}, {'id': 'k2'}]}"
                    + "| {'passages': [{'id': 'k2'}]}| {'passages': [{'id': 'k1'}]}| {}",
            "keyed, added twice alike| {}| {'passages': [{'id': 'k1'}]}| {'passages': [{'id': 'k1'}]}"
                    + "| {'passages': [{'id': 'k1'}]}",
            "keyed, added twice, filled apart| {}| {'passages': [{'id': 'k1', 'label': 'a'}]}"
                    + "| {'passages': [{'id': 'k1', 'tempoBpm': 60}]}"
                    + "| {'passages': [{'id': 'k1', 'label': 'a', 'tempoBpm': 60}]}",
            "unknown fields| {'future': [1]}| {'future': [1], 'other': {'a': null}}| {'future': [2]}"
                    + "| {'future': [2], 'other': {'a': null}}"})
    void whatCanBeCombinedIsCombinedEitherWay(String what, String base, String mine, String theirs, String merged) {
        ThreeWayMerge.Result result = merge(base, mine, theirs);

        assertThat(result.disputes()).as(what).isEmpty();
        assertThat(result.data()).as(what).isEqualTo(object(merged));
        ThreeWayMerge.Result turned = merge(base, theirs, mine);
        assertThat(turned.data()).as(what + ", the other way round").isEqualTo(result.data());
        assertThat(turned.disputes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "title| {'title': 'a'}| {'title': 'b'}| {'title': 'c'}",
            "title| {'title': 'a'}| {}| {'title': 'c'}",
            "title| {'title': 'a'}| {'title': 'b'}| {}",
            "title| {}| {'title': 'b'}| {'title': 'c'}",
            "notes| {'notes': 'slow hands'}| {'notes': 'slow hands together'}| {'notes': 'slow hands apart'}",
            "future| {'future': {'a': 1}}| {'future': {'a': 2}}| {'future': {'a': 3}}",
            "futureList| {}| {'futureList': []}| {'futureList': [1]}",
            "tags| {'tags': ['a']}| {'tags': ['a', 7]}| {'tags': ['b']}",
            "passages| {}| {'passages': [{'noKey': 1}]}| {'passages': [{'id': 'k1'}]}",
            "count| {'count': 1}| {'count': 'many'}| {'count': 2}",
            "seconds| {'seconds': 1}| {'seconds': 'long'}| {'seconds': 2}"})
    void twoDifferentValuesAreDisputedAndTheOtherSidesStandsMeanwhile(String path, String base, String mine,
            String theirs) {
        ThreeWayMerge.Result result = merge(base, mine, theirs);

        assertThat(result.disputes())
                .containsExactly(new Dispute(path, object(base).get(path), object(mine).get(path), object(
                        theirs).get(path)));
        assertThat(result.data()).isEqualTo(object(theirs));
    }

    @Test
    void aDisputeInsideAnItemIsAboutTheItem() {
        ThreeWayMerge.Result result = merge("{'passages': [{'id': 'k1', 'label': 'a', 'tempoBpm': 60}]}",
                "{'passages': [{'id': 'k1', 'label': 'b', 'tempoBpm': 70}]}",
                "{'passages': [{'id': 'k1', 'label': 'c', 'tempoBpm': 60}]}");

        assertThat(result.disputes()).containsExactly(new Dispute("passages.k1", object(
                "{'id': 'k1', 'label': 'a', 'tempoBpm': 60}"), object("{'id': 'k1', 'label': 'b', 'tempoBpm': 70}"),
                object(
                        "{'id': 'k1', 'label': 'c', 'tempoBpm': 60}")));
        assertThat(result.data()).isEqualTo(object("{'passages': [{'id': 'k1', 'label': 'c', 'tempoBpm': 70}]}"));
    }

    @Test
    void disputesStandInTheOrderOfTheirPaths() {
        assertThat(
                merge("{}", "{'title': 'a', 'status': 'a', 'future': 1}", "{'future': 2, 'title': 'b', 'status': 'b'}")
                        .disputes())
                .extracting(Dispute::path).containsExactly("future", "status", "title");
    }

    @Test
    void countersNeverLeaveTheNumbersThatEveryReaderHolds() {
        long largest = (1L << 53) - 1;

        assertThat(merge("{}", "{'count': " + largest + "}", "{'count': 1}").data().get("count").longValue()).isEqualTo(
                largest);
    }

    private static ThreeWayMerge.Result merge(String base, String mine, String theirs) {
        return ThreeWayMerge.merge(AllKinds.SCHEMA, object(base), object(mine), object(theirs), POLICY);
    }
}
