package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hashes were computed by Python's {@code hashlib}. */
class ChangeTest {
    private static final String CHANGE = "{'changeId': 'c1', 'type': 'UPDATED', 'entityType': 'logbook_entry', "
            + "'entityId': 'e1', 'baseVersion': 3, 'data': {'notes': 'slow'}}";

    @Test
    void theContentHashIsThatOfTheCanonicalChange() throws JsonException {
        assertThat(read(CHANGE).contentHash()).isEqualTo(
                "948251757327d555f3309f33547eeb682f1bf60ae8cb9af6ae76f435c2a0f860");
        assertThat(read("{'changeId': 'c1', 'type': 'DELETED', 'entityType': 'logbook_entry', 'entityId': 'e1', "
                + "'baseVersion': 3}").contentHash()).isEqualTo(
                        "cb958dac834800e0ac33170f77e31461b11628154e5013dca74faf27b8fa6137");
    }

    @Test
    void timeOrderAndSpellingDoNotCount() throws JsonException {
        Change later = read("{'timestamp': '2026-11-20T18:02:11Z', 'data': {'notes': 'slow'}, 'baseVersion': 3, "
                + "'entityId': 'e1', 'entityType': 'logbook_entry', 'type': 'UPDATED', 'changeId': 'c1'}");

        assertThat(later.contentHash()).isEqualTo(read(CHANGE).contentHash());
    }

    @Test
    void everythingElseCounts() throws JsonException {
        String hash = read(CHANGE).contentHash();

        assertThat(read(CHANGE.replace("slow", "fast")).contentHash()).isNotEqualTo(hash);
        assertThat(read(CHANGE.replace("'slow'", "null")).contentHash()).isNotEqualTo(hash);
        assertThat(read(CHANGE.replace("3", "4")).contentHash()).isNotEqualTo(hash);
        assertThat(read(CHANGE.replace("e1", "e2")).contentHash()).isNotEqualTo(hash);
        assertThat(read(CHANGE.replace("UPDATED", "CREATED")).contentHash()).isNotEqualTo(hash);
    }

    private static Change read(String json) throws JsonException {
        return Json.read(json.replace('\'', '"'), Change.class);
    }
}
