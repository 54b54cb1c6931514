package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.model.NamedIds;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.MigrateResponse;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.ServerChange;
import tools.jackson.databind.node.ObjectNode;

/** The records of an older program are taken over, and what is here already is kept. */
class MigrateTest extends SharedServer {
    private static final String DATA = "{" + States.WHEN + ", \"notes\": \"long ago\"}";

    @Test
    void recordsBecomeEntriesAndTombstones() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey entry = Edits.newEntry();
        MigrateResponse answer = migrate(studio, record("logbook_entry", entry, "\"version\": 7, \"data\": " + DATA),
                record("piece", Edits.piece("Elegy", null), "\"data\": {\"id\": \"x\", \"title\": \"Elegy\"}"), record(
                        "goal", Edits.newEntry(), "\"deletedAt\": \"2025-01-01T00:00:00Z\""));
        assertThat(answer).isEqualTo(new MigrateResponse(2, 0, 1, 0, Collections.emptyList()));
        assertThat(studio.pullAll(10)).hasSize(3).extracting(ServerChange::version).containsOnly(1L);
    }

    @Test
    void withoutAnIdTheIdFollowsFromTheContent() throws Exception {
        TestDevice studio = server.newUser();
        ObjectNode data = Edits.object("{\"title\": \"Elegy\"}");
        String record = "{\"entityType\": \"piece\", \"data\": " + data + "}";
        assertThat(migrate(studio, record, record)).isEqualTo(new MigrateResponse(1, 0, 0, 1, Collections.emptyList()));
        assertThat(studio.pullAll(10)).extracting(ServerChange::entityId).containsExactly(NamedIds.of(CanonicalJson
                .write(data)));
    }

    @Test
    void whatIsHereWinsAndOnlyGapsAreFilled() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey edited = Edits.newEntry();
        EntityKey gap = Edits.newEntry();
        EntityKey gone = Edits.newEntry();
        home.sync(Edits.entry(edited, "typed here"), Edits.created(gap, 0, "{" + States.WHEN + "}"), Edits.deleted(gone,
                0));
        MigrateResponse answer = migrate(studio, record("logbook_entry", edited, "\"data\": " + DATA), record(
                "logbook_entry", gap, "\"data\": " + DATA), record("logbook_entry", gone, "\"data\": " + DATA));
        assertThat(answer.updated()).isEqualTo(1);
        assertThat(answer.problems()).containsExactly(new MigrateResponse.Problem(0, "notes", "fields_overlap"),
                new MigrateResponse.Problem(2, null, "deleted"));
        assertThat(studio.pullAll(10)).filteredOn(change -> change.entityId().equals(edited.id())).singleElement()
                .satisfies(change -> assertThat(change.data().path("notes").asString()).isEqualTo("typed here"));
    }

    @Test
    void oneBadRecordIsAnsweredAlone() throws Exception {
        TestDevice studio = server.newUser();
        MigrateResponse answer = migrate(studio, "7", "{\"data\": {}}", "{\"entityType\": \"piece\"}",
                "{\"entityType\": \"list_operation\", \"data\": {}}", record("piece", Edits.newEntry(), "\"data\": {}"),
                record("piece", Edits.piece("Elegy", null), "\"data\": {\"title\": \"Elegy\"}"));
        assertThat(answer.created()).isEqualTo(1);
        assertThat(answer.problems()).extracting(problem -> problem.index() + " " + problem.field() + " " + problem
                .reason()).containsExactly("0 null invalid", "1 entityType invalid", "2 data invalid",
                        "3 entityType invalid", "4 title invalid");
    }

    @Test
    void thereIsABound() throws Exception {
        TestDevice studio = server.newUser();
        assertThat(TestDevice.refusal(studio.post(Paths.SYNC_V2_MIGRATE, "{\"records\": " + Collections.nCopies(501,
                "{}") + "}"), 413).code()).isEqualTo("too_large");
        assertThat(TestDevice.detail(TestDevice.refusal(studio.post(Paths.SYNC_V2_MIGRATE, "{}"), 400), "field"))
                .isEqualTo("records");
    }

    static String record(String type, EntityKey key, String parts) {
        return "{\"entityType\": \"" + type + "\", \"entityId\": \"" + key.id() + "\", " + parts + "}";
    }

    static MigrateResponse migrate(TestDevice device, String... records) throws Exception {
        return device.ask(Paths.SYNC_V2_MIGRATE, "{\"records\": " + List.of(records) + "}",
                MigrateResponse.class);
    }
}
