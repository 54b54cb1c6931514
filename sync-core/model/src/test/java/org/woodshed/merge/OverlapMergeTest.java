package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.woodshed.model.TestJson.object;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.woodshed.merge.MergeOutcome.Reason;
import org.woodshed.model.AllKinds;
import org.woodshed.model.Seeded;
import tools.jackson.databind.node.ObjectNode;

class OverlapMergeTest {
    private static final String BASE = "{'title': 'a', 'notes': 'n', 'seconds': 60, 'tags': ['s', 't'], 'count': 5, "
            + "'passages': [{'id': 'k1', 'label': 'x'}, {'id': 'k2', 'label': 'y'}]}";

    @Test
    void anEditOfTheCurrentVersionIsAppliedExactly() throws DeltaException {
        History history = new History(BASE);

        assertThat(history.edit(1, "{'title': 'b', '$add': {'tags': ['u']}}"))
                .isEqualTo(new MergeOutcome.Changed(history
                        .with("{'title': 'b', '$add': {'tags': ['u']}}"), true));
    }

    @Test
    void editsOfDifferentFieldsCombine() throws DeltaException {
        History history = new History(BASE).then("{'notes': 'theirs'}");

        assertThat(history.edit(1, "{'title': 'mine'}")).isEqualTo(new MergeOutcome.Changed(history.with(
                "{'title': 'mine'}"), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'title': 'b'}| {'title': 'c'}| title",
            "{'title': null}| {'title': 'c'}| title",
            "{'title': 'b'}| {'title': null}| title",
            "{'notes': 'b'}| {'notes': 'c'}| notes",
            "{'seconds': 90}| {'seconds': 120}| seconds",
            "{'unknown': {'a': 1}}| {'unknown': {'a': 2}}| unknown",
            "{'tags': ['s']}| {'tags': ['t']}| tags",
            "{'$add': {'tags': ['u']}}| {'tags': ['s']}| tags",
            "{'count': 7}| {'count': 8}| count",
            "{'$inc': {'count': 2}}| {'count': 8}| count",
            "{'$put': {'passages': {'k1': {'label': 'b'}}}}| {'$put': {'passages': {'k1': {'label': 'c'}}}}| passages.k1",
            "{'$put': {'passages': {'k1': {'label': 'b'}}}}| {'$put': {'passages': {'k1': {'tempoBpm': 60}}}}| passages.k1",
            "{'$put': {'passages': {'k3': {'label': 'b'}}}}| {'$put': {'passages': {'k3': {'label': 'c'}}}}| passages.k3",
            "{'$put': {'passages': {'k3': {}}}}| {'passages': [{'id': 'k1'}]}| passages",
            "{'$put': {'passages': {'k1': {'label': 'b'}}}}| {'passages': [{'id': 'k1', 'label': 'c'}]}| passages",
            "{'passages': [{'id': 'k1', 'label': 'b'}]}| {'$put': {'passages': {'k1': {'label': 'c'}}}}| passages.k1"})
    void whatAnotherGaveAnotherValueAfterTheBaseOverlaps(String theirs, String mine, String path)
            throws DeltaException {
        assertThat(new History(BASE).then(theirs).edit(1, mine)).isEqualTo(new MergeOutcome.Overlapping(
                Reason.FIELDS_OVERLAP, List.of(path)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'$add': {'tags': ['u']}}| {'$remove': {'tags': ['s']}}",
            "{'tags': ['x']}| {'$add': {'tags': ['u']}}",
            "{'$remove': {'tags': ['s']}}| {'$add': {'tags': ['s']}}",
            "{'$inc': {'count': 2}}| {'$inc': {'count': 3}}",
            "{'count': 9}| {'$inc': {'count': 3}}",
            "{'$put': {'passages': {'k1': {'label': 'b'}}}}| {'$put': {'passages': {'k2': {'label': 'c'}}}}",
            "{'$put': {'passages': {'k1': {'label': 'b'}}}}| {'$drop': {'passages': ['k2']}}",
            "{'$put': {'passages': {'k3': {'label': 'b'}}}}| {'$put': {'passages': {'k4': {'label': 'b'}}}}",
            "{'createdAt': '2026-11-20T18:02:11Z'}| {'createdAt': '2026-11-19T18:02:11Z'}"})
    void operatorsAndDifferentKeysNeverOverlap(String theirs, String mine) throws DeltaException {
        History history = new History(BASE).then(theirs);

        assertThat(history.edit(1, mine)).isEqualTo(new MergeOutcome.Changed(history.with(mine), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'title': 'b'}", "{'title': null}", "{'seconds': 90.0}", "{'tags': ['b', 'a', 'b']}", "{'tags': []}",
            "{'passages': [{'id': 'k9', 'label': null}, {'id': 'k8'}]}", "{'$add': {'tags': ['u']}}",
            "{'$put': {'passages': {'k1': {'label': 'b'}}}}", "{'$drop': {'passages': ['k1']}}",
            "{'$remove': {'tags': ['s']}}"})
    void whatIsThereAlreadyIsNoChange(String edit) throws DeltaException {
        assertThat(new History(BASE).then(edit).edit(1, edit)).isEqualTo(new MergeOutcome.Unchanged());
    }

    @Test
    void anEmptyEditIsNoChange() throws DeltaException {
        assertThat(new History(BASE).edit(1, "{}")).isEqualTo(new MergeOutcome.Unchanged());
    }

    @Test
    void aPutOnAKeyDroppedAfterTheBaseIsAConflictOfItsOwn() throws DeltaException {
        History history = new History(BASE).then("{'$drop': {'passages': ['k1']}}");

        assertThat(history.edit(1, "{'title': 'b', '$put': {'passages': {'k1': {'label': 'c'}}}}")).isEqualTo(
                new MergeOutcome.Overlapping(Reason.DROPPED_KEY, List.of("passages.k1")));
    }

    @Test
    void theAnswerToADroppedKeyPutsTheWholeItemBack() throws DeltaException {
        History history = new History(BASE).then("{'$drop': {'passages': ['k1']}}");
        String whole = "{'$put': {'passages': {'k1': {'id': 'k1', 'label': 'c'}}}}";

        assertThat(history.edit(2, whole)).isEqualTo(new MergeOutcome.Changed(history.with(whole), true));
    }

    @Test
    void aDropKeepsTheKeyThatSomebodyChangedAfterTheBase() throws DeltaException {
        History history = new History(BASE).then("{'$put': {'passages': {'k1': {'label': 'theirs'}}}}");

        assertThat(history.edit(1, "{'$drop': {'passages': ['k1', 'k2']}}"))
                .isEqualTo(new MergeOutcome.Changed(history.with(
                        "{'$drop': {'passages': ['k2']}}"), false));
        assertThat(history.edit(1, "{'$drop': {'passages': ['k1']}}")).isEqualTo(new MergeOutcome.Unchanged());
    }

    @Test
    void oneOverlapKeepsEverythingOut() throws DeltaException {
        History history =
                new History(BASE).then("{'notes': 'x', '$put': {'passages': {'k2': {'label': 'x'}}}, '$drop': "
                        + "{'passages': ['k1']}}");

        assertThat(history.edit(1, "{'title': 'b', 'notes': 'c', '$add': {'tags': ['u']}, '$put': {'passages': {'k1': "
                + "{'label': 'c'}, 'k2': {'label': 'c'}}}}"))
                .isEqualTo(new MergeOutcome.Overlapping(Reason.FIELDS_OVERLAP, List
                        .of("notes", "passages.k1", "passages.k2")));
    }

    @Test
    void aFieldThatAnotherChangedAndChangedBackStillTellsByItsValue() throws DeltaException {
        History history = new History(BASE).then("{'title': 'b'}").then("{'title': 'a'}");

        assertThat(history.edit(1, "{'title': 'a'}")).isEqualTo(new MergeOutcome.Unchanged());
        assertThat(history.edit(1, "{'title': 'c'}"))
                .isEqualTo(new MergeOutcome.Overlapping(Reason.FIELDS_OVERLAP, List.of(
                        "title")));
    }

    @Test
    void earlierChangesOfTheSameRequestAreKnown() throws DeltaException {
        History history = new History(BASE).then("{'title': 'b'}").then("{'title': 'c'}");

        assertThat(history.edit(new KnownVersions(1, Set.of(2L, 3L)), "{'title': 'd'}"))
                .isEqualTo(new MergeOutcome.Changed(
                        history.with("{'title': 'd'}"), true));
        assertThat(history.edit(new KnownVersions(1, Set.of(2L)), "{'title': 'd'}")).isEqualTo(
                new MergeOutcome.Overlapping(Reason.FIELDS_OVERLAP, List.of("title")));
        assertThat(history.edit(new KnownVersions(1, Set.of(3L)), "{'notes': 'd'}")).isEqualTo(new MergeOutcome.Changed(
                history.with("{'notes': 'd'}"), false));
    }

    @Test
    void editingTheCurrentVersionNeverOverlapsAndIsExact() {
        Seeded.times(3000, random -> {
            ObjectNode before = AllKinds.canonical(random);
            ObjectNode current = AllKinds.edited(random, before);
            FieldVersions versions = FieldVersions.NONE.after(AllKinds.SCHEMA, before, current, 2);
            Delta delta = Deltas.between(AllKinds.SCHEMA, current, AllKinds.edited(random, current));
            ObjectNode expected = Deltas.apply(AllKinds.SCHEMA, current, delta);

            assertThat(new OverlapMerge(AllKinds.SCHEMA, current, versions, KnownVersions.upTo(2)).edit(delta, 2))
                    .isEqualTo(
                            expected.equals(current) ? new MergeOutcome.Unchanged()
                                    : new MergeOutcome.Changed(expected, true));
        });
    }

    @Test
    void whatCombinesOnTheServerCombinesAlikeOnALaptop() {
        Seeded.times(5000, random -> {
            ObjectNode base = AllKinds.canonical(random);
            ObjectNode theirs = AllKinds.edited(random, base);
            ObjectNode mine = AllKinds.edited(random, base);
            keepCreation(base, theirs);
            keepCreation(base, mine);
            FieldVersions versions = FieldVersions.NONE.after(AllKinds.SCHEMA, base, theirs, 2);
            OverlapMerge server = new OverlapMerge(AllKinds.SCHEMA, theirs, versions, KnownVersions.upTo(1));
            MergeOutcome outcome = server.edit(Deltas.between(AllKinds.SCHEMA, base, mine), 2);
            ThreeWayMerge.Result laptop = ThreeWayMerge.merge(AllKinds.SCHEMA, base, mine, theirs, new MergePolicy(
                    MergePolicy.Strategy.MERGE, "Studio MacBook"));

            switch (outcome) {
                case MergeOutcome.Changed changed -> assertUndisputed(laptop, changed.data());
                case MergeOutcome.Unchanged unchanged -> assertUndisputed(laptop, theirs);
                case MergeOutcome.Overlapping overlap ->
                        assertThat(overlap.paths()).containsAll(laptop.disputes().stream()
                                .map(Dispute::path).toList());
            }
        });
    }

    private static void assertUndisputed(ThreeWayMerge.Result laptop, ObjectNode data) {
        assertThat(laptop.disputes()).isEmpty();
        assertThat(laptop.data()).isEqualTo(data);
    }

    private static void keepCreation(ObjectNode base, ObjectNode edited) {
        if (base.has("createdAt")) {
            edited.set("createdAt", base.get("createdAt"));
        }
    }

    /** An entity at version 1, and what others made of it since: one version per edit. */
    private static final class History {
        private ObjectNode data;
        private FieldVersions versions;
        private long version = 1;

        History(String created) {
            data = object(created);
            versions = FieldVersions.NONE.after(AllKinds.SCHEMA, object("{}"), data, version);
        }

        History then(String edit) throws DeltaException {
            ObjectNode next = with(edit);
            version++;
            versions = versions.after(AllKinds.SCHEMA, data, next, version);
            data = next;
            return this;
        }

        ObjectNode with(String edit) throws DeltaException {
            return Deltas.apply(AllKinds.SCHEMA, data, read(edit));
        }

        MergeOutcome edit(long base, String edit) throws DeltaException {
            return edit(KnownVersions.upTo(base), edit);
        }

        MergeOutcome edit(KnownVersions known, String edit) throws DeltaException {
            return new OverlapMerge(AllKinds.SCHEMA, data, versions, known).edit(read(edit), version);
        }

        private static Delta read(String edit) throws DeltaException {
            return DeltaCodec.read(AllKinds.SCHEMA, object(edit));
        }
    }
}
