package org.woodshed.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.woodshed.model.TestJson.object;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.woodshed.model.AllKinds;

class FieldVersionsTest {
    @Test
    void onlyWhatReallyChangedGetsTheNewVersion() {
        FieldVersions created = after(FieldVersions.NONE, "{}",
                "{'title': 'a', 'notes': 'b', 'passages': [{'id': 'k1'}, {'id': 'k2'}]}", 1);
        FieldVersions edited = after(created, "{'title': 'a', 'notes': 'b', 'passages': [{'id': 'k1'}, {'id': 'k2'}]}",
                "{'title': 'a', 'passages': [{'id': 'k2', 'label': 'x'}]}", 2);

        assertThat(edited.byPath()).isEqualTo(Map.of("title", 1L, "notes", 2L, "passages", 2L, "passages.k1", 2L,
                "passages.k2", 2L));
        assertThat(edited.of("title")).isEqualTo(1);
        assertThat(edited.of("status")).isZero();
    }

    /** A plain value replaces a whole set, counter or collection: it has to know whether others changed any of it. */
    @Test
    void setsCountersAndCollectionsHaveAVersionAsAWhole() {
        FieldVersions versions = after(FieldVersions.NONE, "{'tags': ['a'], 'count': 1, 'passages': [{'id': 'k1'}]}",
                "{'tags': ['a', 'b'], 'count': 2, 'passages': [{'id': 'k1'}, {'id': 'k2'}]}", 5);

        assertThat(versions.byPath()).isEqualTo(Map.of("tags", 5L, "count", 5L, "passages", 5L, "passages.k2", 5L));
    }

    @Test
    void jsonKeepsThem() {
        FieldVersions versions = new FieldVersions(Map.of("title", 1L, "passages.k1", 1L << 40));

        assertThat(FieldVersions.fromJson(versions.toJson())).isEqualTo(versions);
        assertThat(FieldVersions.fromJson(object("{}"))).isEqualTo(FieldVersions.NONE);
    }

    private static FieldVersions after(FieldVersions versions, String before, String after, long version) {
        return versions.after(AllKinds.SCHEMA, object(before), object(after), version);
    }
}
