package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Acknowledgement;
import org.woodshed.protocol.Outcome;
import org.woodshed.protocol.SyncResponse;
import tools.jackson.databind.JsonNode;

/** Two devices change members, counters and items of one entity by operators. */
class OperatorsTest extends SharedServer {
    private final EntityKey goal = EntityKey.goal(new EntityId("goal"));

    @SuppressWarnings("NullAway.Init")
    private TestDevice studio;
    @SuppressWarnings("NullAway.Init")
    private TestDevice home;

    /** Both know the goal at version 1. */
    @BeforeEach
    void shareAGoal() throws Exception {
        studio = server.newUser();
        home = studio.another();
        studio.sync(Edits.created(goal, 0, """
                {"title": "Scales", "progressCount": 10, "description": "all keys",
                 "milestones": [{"id": "m1", "title": "majors"}, {"id": "m2", "title": "minors"}]}"""));
        home.sync();
    }

    @Test
    void incrementsOfTwoDevicesAddUp() throws Exception {
        home.sync(Edits.updated(goal, 1, "{\"$inc\": {\"progressCount\": 3}}"));

        assertThat(studio.push(Edits.updated(goal, 1, "{\"$inc\": {\"progressCount\": -1}}")).outcome()).isEqualTo(
                Outcome.MERGED);
        assertThat(data().path("progressCount").asInt()).isEqualTo(12);
    }

    @Test
    void anIncrementAppliesOnTopOfAValueThatAnotherSet() throws Exception {
        home.sync(Edits.updated(goal, 1, "{\"progressCount\": 100}"));

        assertThat(studio.push(Edits.updated(goal, 1, "{\"$inc\": {\"progressCount\": 2}}")).outcome()).isEqualTo(
                Outcome.MERGED);
        assertThat(data().path("progressCount").asInt()).isEqualTo(102);
    }

    @Test
    void nullClearsAFieldAndAnotherFieldStays() throws Exception {
        assertThat(studio.push(Edits.updated(goal, 1, "{\"description\": null}")).outcome()).isEqualTo(Outcome.APPLIED);

        assertThat(data().has("description")).isFalse();
        assertThat(data().path("title").stringValue()).isEqualTo("Scales");
    }

    @Test
    void anItemIsPutFieldByFieldAndDifferentKeysDoNotMeet() throws Exception {
        home.sync(Edits.updated(goal, 1, "{\"$put\": {\"milestones\": {\"m1\": {\"targetDate\": \"2027-01-01\"}}}}"));

        assertThat(studio.push(Edits.updated(goal, 1,
                "{\"$put\": {\"milestones\": {\"m2\": {\"title\": \"all minors\"}, \"m3\": {\"title\": \"modes\"}}}}"))
                .outcome()).isEqualTo(Outcome.MERGED);
        assertThat(data().path("milestones").toString()).isEqualTo("""
                [{"id":"m1","targetDate":"2027-01-01","title":"majors"},{"id":"m2","title":"all minors"},\
                {"id":"m3","title":"modes"}]""");
    }

    @Test
    void theSameKeyWithAnotherValueIsAConflictThatNamesItsPath() throws Exception {
        home.sync(Edits.updated(goal, 1, "{\"$put\": {\"milestones\": {\"m1\": {\"title\": \"theirs\"}}}}"));

        SyncResponse answer = studio.sync(Edits.updated(goal, 1,
                "{\"$put\": {\"milestones\": {\"m1\": {\"title\": \"mine\"}}}}"));
        assertThat(answer.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.reason()).isEqualTo("fields_overlap");
            assertThat(conflict.fields()).containsExactly("milestones.m1");
        });
    }

    @Test
    void aPutOnADroppedKeyIsAConflictAndAPutOfTheWholeItemBringsItBack() throws Exception {
        home.sync(Edits.updated(goal, 1, "{\"$drop\": {\"milestones\": [\"m1\"]}}"));

        SyncResponse answer = studio.sync(Edits.updated(goal, 1,
                "{\"$put\": {\"milestones\": {\"m1\": {\"title\": \"mine\"}}}}"));
        assertThat(answer.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.reason()).isEqualTo("dropped_key");
            assertThat(conflict.fields()).containsExactly("milestones.m1");
            assertThat(conflict.remote().version()).isEqualTo(2);
        });
        assertThat(studio.push(Edits.updated(goal, 2,
                "{\"$put\": {\"milestones\": {\"m1\": {\"id\": \"m1\", \"title\": \"mine\"}}}}")).outcome()).isEqualTo(
                        Outcome.APPLIED);
        assertThat(data().path("milestones").toString()).contains("{\"id\":\"m1\",\"title\":\"mine\"}");
    }

    @Test
    void aDropOfAKeyThatAnotherChangedKeepsIt() throws Exception {
        home.sync(Edits.updated(goal, 1, "{\"$put\": {\"milestones\": {\"m1\": {\"title\": \"theirs\"}}}}"));

        Acknowledgement ack = studio.push(Edits.updated(goal, 1, "{\"$drop\": {\"milestones\": [\"m1\", \"m2\"]}}"));
        assertThat(ack.outcome()).isEqualTo(Outcome.MERGED);
        assertThat(data().path("milestones").toString()).isEqualTo("[{\"id\":\"m1\",\"title\":\"theirs\"}]");
    }

    @Test
    void anAddOfAMemberThatAnotherRemovedAddsIt() throws Exception {
        EntityKey entry = Edits.newEntry();
        studio.sync(Edits.entry(entry, "one"), Edits.updated(entry, 0, "{\"$add\": {\"tags\": [\"scales\"]}}"));
        home.sync();
        home.sync(Edits.updated(entry, 2, "{\"$remove\": {\"tags\": [\"scales\"]}}"));

        assertThat(studio.push(Edits.updated(entry, 2, "{\"$add\": {\"tags\": [\"scales\", \"slow\"]}}")).outcome())
                .isEqualTo(Outcome.MERGED);
        assertThat(studio.another().pullAll(9)).filteredOn(change -> change.entityId().equals(entry.id()))
                .singleElement().satisfies(change -> assertThat(change.data().path("tags").toString()).isEqualTo(
                        "[\"scales\",\"slow\"]"));
    }

    private JsonNode data() throws Exception {
        return studio.another().pullAll(9).getFirst().data();
    }
}
