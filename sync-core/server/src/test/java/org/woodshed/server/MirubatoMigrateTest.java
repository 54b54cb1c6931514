package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.PieceIdentity;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.MigrateResponse;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ServerChange;
import org.woodshed.protocol.SyncResponse;
import tools.jackson.databind.JsonNode;

/** A mirubato backup, as that program writes it, is taken over. */
class MirubatoMigrateTest extends SharedServer {
    private static final String ELEGY = PieceIdentity.candidateId("Elegy", "Faur\u00e9", 1).value();
    private static final String BACKUP = """
            {"version": "2.0", "exportDate": "2025-06-01T10:00:00.000Z", "zone": "Europe/Berlin",
             "logbook": [
               {"id": "entry_17", "userId": "u1", "timestamp": "2025-03-01T23:30:00.000Z", "duration": 45.5,
                "type": "PRACTICE", "instrument": "Cello", "mood": "SATISFIED", "notes": "slow hands",
                "pieces": [{"title": "Elegy", "composer": "Faur\u00e9", "measures": "1-16", "tempo": 60},
                           {"title": "Long tones", "composer": null, "tempo": "Andante"}],
                "techniques": ["bowing"], "goalIds": ["goal_1"], "tags": ["morning"],
                "createdAt": 1740871800000, "updatedAt": "2025-03-02T08:00:00.000Z"},
               {"id": "entry_18", "timestamp": "2025-03-03T10:00:00+01:00", "duration": 0, "type": "lesson",
                "instrument": "cello", "pieces": [], "techniques": [], "goalIds": [], "tags": [], "notes": ""},
               {"id": "entry_19", "timestamp": "2025-03-04T10:00:00Z", "duration": 10,
                "deletedAt": "2025-03-05T10:00:00Z"}],
             "goals": [
               {"id": "goal_1", "title": "Finish the Elegy", "status": "ACTIVE", "targetDate": "2025-08-31T22:00:00Z",
                "progress": 40, "milestones": [{"id": "m1", "title": "By heart", "completed": true,
                "completedAt": "2025-04-01T10:00:00+02:00"}]}],
             "repertoire": [
               {"scoreId": "elegy-faur\u00e9", "status": "LEARNING", "userId": "u1"},
               {"score_id": "Prelude - and Fugue||J.S. Bach", "status": "planned"},
               {"id": "gymnop\u00e9die no. 1-unknown", "status": "polished"}]}""";

    @Test
    void everyPartIsTakenOverInTheTermsOfThisDomain() throws Exception {
        TestDevice studio = server.newUser();

        assertThat(migrate(studio, BACKUP)).isEqualTo(new MigrateResponse(5, 1, 1, 0, Collections.emptyList()));

        Map<String, ServerChange> all = all(studio);
        JsonNode entry = data(all, "entry_17");
        assertThat(entry.path("when").toString()).as("the day in the zone, not in UTC").isEqualTo(
                "{\"practiceDate\":\"2025-03-02\",\"startedAt\":\"2025-03-01T23:30:00Z\",\"zone\":\"Europe/Berlin\"}");
        assertThat(entry.path("durationSeconds").asInt()).as("minutes").isEqualTo(45 * 60 + 30);
        assertThat(entry.path("type").stringValue()).isEqualTo("practice");
        assertThat(entry.path("instrument").stringValue()).isEqualTo("cello");
        assertThat(entry.path("mood").stringValue()).isEqualTo("satisfied");
        assertThat(entry.path("goalIds").toString()).isEqualTo("[\"goal_1\"]");
        assertThat(entry.path("createdAt").stringValue()).isEqualTo("2025-03-01T23:30:00Z");
        assertThat(entry.path("pieces")).hasSize(2).anySatisfy(piece -> assertThat(piece.toString()).isEqualTo(
                "{\"measures\":\"1-16\",\"pieceId\":\"" + ELEGY + "\",\"tempoBpm\":60}"))
                .anySatisfy(piece -> assertThat(piece.path("tempo").asString()).isEqualTo("Andante"));
        for (String field : List.of("id", "userId", "timestamp", "duration", "updatedAt", "version")) {
            assertThat(entry.has(field)).as(field).isFalse();
        }
        JsonNode short18 = data(all, "entry_18");
        assertThat(short18.path("durationSeconds").asInt(-1)).isZero();
        assertThat(short18.path("when").path("startedAt").stringValue()).isEqualTo("2025-03-03T09:00:00Z");
        assertThat(of(all, "entry_19").type()).isEqualTo(ChangeType.DELETED);
        JsonNode goal = data(all, "goal_1");
        assertThat(goal.path("targetDate").stringValue()).isEqualTo("2025-09-01");
        assertThat(goal.path("status").stringValue()).isEqualTo("active");
        assertThat(goal.path("progress").asInt()).as("what is not known here is kept").isEqualTo(40);
        assertThat(goal.path("milestones").path(0).path("completedAt").stringValue()).isEqualTo("2025-04-01T08:00:00Z");
    }

    @Test
    void thePieceOfAnEntryAndThatOfTheRepertoireAreOne() throws Exception {
        TestDevice studio = server.newUser();
        migrate(studio, BACKUP);

        List<ServerChange> pieces = all(studio).values().stream().filter(change -> change.entityType().wireName()
                .equals("piece")).toList();
        assertThat(pieces).extracting(change -> change.data().path("title").stringValue()).containsExactlyInAnyOrder(
                "Elegy", "Long tones", "Prelude - and Fugue", "gymnop\u00e9die no. 1");
        assertThat(pieces).filteredOn(change -> change.entityId().value().equals(ELEGY)).singleElement().satisfies(
                change -> assertThat(change.data().toString()).contains("\"composer\":\"Faur\u00e9\"",
                        "\"status\":\"learning\""));
        assertThat(pieces).filteredOn(change -> change.data().path("title").stringValue().startsWith("gymnop"))
                .singleElement().satisfies(change -> assertThat(change.data().has("composer")).isFalse());
    }

    /** Lesson 69. */
    @Test
    void takingABackupOverTwiceChangesNothingEvenIfWhatCameOfItChangedSince() throws Exception {
        TestDevice studio = server.newUser();
        migrate(studio, BACKUP);
        Map<String, ServerChange> all = all(studio);
        studio.sync(Edits.updated(of(all, "entry_17").state().key(), 1, "{\"notes\": \"since\"}"), Edits.updated(of(all,
                ELEGY).state().key(), of(all, ELEGY).version(), "{\"title\": \"\u00c9l\u00e9gie\"}"),
                Edits.deleted(of(all,
                        "goal_1").state().key(), 1));
        SyncResponse before = studio.sync();

        assertThat(migrate(studio.another(), BACKUP)).isEqualTo(new MigrateResponse(0, 0, 0, 7, Collections
                .emptyList()));
        assertThat(studio.sync()).isEqualTo(before);
    }

    @Test
    void whatCantBeReadIsAnsweredAloneByItsPlaceAndField() throws Exception {
        MigrateResponse answer = migrate(server.newUser(), """
                {"version": 2, "records": [{"entityType": "piece", "data": {"title": "Elegy"}}],
                 "logbook": [{"id": "a", "timestamp": "yesterday", "duration": 5},
                             {"id": "b", "timestamp": "2025-03-03T10:00:00Z", "duration": "long"},
                             {"id": "c", "timestamp": "2025-03-03T10:00:00Z", "duration": -1},
                             {"id": "d", "timestamp": "2025-03-03T10:00:00Z", "duration": 1441},
                             {"id": "e", "timestamp": "2025-03-03T10:00:00Z", "pieces": [{"composer": "Bach"}]}, 7],
                 "repertoire": [{"scoreId": "0198f6a1-0000-7000-8000-00000000000c", "status": "planned"}]}""");

        assertThat(answer.created()).isEqualTo(1);
        assertThat(answer.problems()).extracting(problem -> problem.index() + " " + problem.field()).containsExactly(
                "1 timestamp", "2 duration", "3 duration", "4 durationSeconds", "5 pieces", "6 null", "7 title");
    }

    @Test
    void recordsOfKnownTypesMayHaveItsFieldsToo() throws Exception {
        TestDevice studio = server.newUser();

        assertThat(migrate(studio,
                """
                        {"records": [{"entityType": "logbook_entry", "entityId": "mine", "data":
                          {"id": "theirs", "timestamp": "2025-03-03T10:00:00Z", "duration": 30, "pieces": [{"title": "Elegy"}]}},
                         {"entityType": "piece", "data": {"scoreId": "elegy-unknown", "status": "learning"}}]}""")
                .problems())
                .isEmpty();
        Map<String, ServerChange> all = all(studio);
        assertThat(data(all, "mine").path("durationSeconds").asInt()).isEqualTo(1800);
        assertThat(data(all, "mine").path("when").path("zone").stringValue()).isEqualTo("UTC");
        assertThat(all).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\": \"3.0\", \"logbook\": []}", "{\"version\": 3, \"logbook\": []}",
            "{\"version\": \"new\", \"logbook\": []}", "{\"version\": {}, \"logbook\": []}"})
    void aNewerVersionIsRefusedAsAWhole(String body) throws Exception {
        assertThat(TestDevice.detail(TestDevice.refusal(server.newUser().post(Paths.SYNC_V2_MIGRATE, body), 400),
                "field")).isEqualTo("version");
    }

    @Test
    void whatIsNoZoneIsRefusedByName() throws Exception {
        assertThat(TestDevice.detail(TestDevice.refusal(server.newUser().post(Paths.SYNC_V2_MIGRATE,
                "{\"logbook\": [], \"zone\": \"Mars\"}"), 400), "field")).isEqualTo("zone");
    }

    private static MigrateResponse migrate(TestDevice device, String body) throws Exception {
        return device.ask(Paths.SYNC_V2_MIGRATE, body, MigrateResponse.class);
    }

    private static Map<String, ServerChange> all(TestDevice device) throws Exception {
        return device.another().pullAll(500).stream().collect(Collectors.toMap(change -> change.entityId().value(),
                Function.identity()));
    }

    private static JsonNode data(Map<String, ServerChange> all, String id) {
        return of(all, id).data();
    }

    private static ServerChange of(Map<String, ServerChange> all, String id) {
        return Objects.requireNonNull(all.get(id), id);
    }
}
