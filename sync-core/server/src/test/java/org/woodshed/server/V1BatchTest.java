package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityType;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.V1BatchResponse;
import tools.jackson.databind.node.ObjectNode;

/** A batch is a push of states of any kind, which answers what the server holds otherwise. */
class V1BatchTest extends SharedServer {
    @Test
    void aBatchCountsAndGivesBackWhatTheServerHoldsOtherwise() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        EntityKey entry = Edits.newEntry();
        EntityKey piece = Edits.piece("Elegy", null);
        home.sync(Edits.entry(entry, "one"), Edits.updated(entry, 0, "{\"notes\": \"two\"}"));
        V1BatchResponse answer = new States(studio).batch(States.item(piece, EntityType.PIECE,
                "{\"title\": \"Elegy\"}", "\"version\": 0"),
                States.item(entry, EntityType.LOGBOOK_ENTRY,
                        "{\"notes\": \"mine\"}", "\"version\": 1"));
        assertThat(answer.success()).isFalse();
        assertThat(answer.uploaded()).isEqualTo(2);
        assertThat(answer.downloaded()).isEqualTo(1);
        assertThat(answer.entities()).singleElement().satisfies(state -> {
            assertThat(state.version()).isEqualTo(3);
            assertThat(state.data().path("notes").asString()).isEqualTo("mine");
            assertThat(state.data().path("durationSeconds").asInt()).isEqualTo(1800);
        });
        assertThat(answer.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.entityId()).isEqualTo(entry.id());
            assertThat(conflict.localVersion()).isEqualTo(1);
            assertThat(conflict.remoteVersion()).isEqualTo(2);
        });
        assertThat(answer.newSyncToken()).as("what was written at home is still to be read").isEqualTo("seq_0");
    }

    @Test
    void anEqualChecksumIsANoOpAndOneThatBelongsToOtherContentIsRefused() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey piece = Edits.piece("Elegy", null);
        ObjectNode data = Edits.object("{\"title\": \"Elegy\", \"status\": \"planned\"}");
        String checksum = "\"checksum\": \"" + CanonicalJson.sha256(data) + "\"";
        States states = new States(studio);
        assertThat(states.batch(States.item(piece, EntityType.PIECE, data.toString(), checksum)).success()).isTrue();
        assertThat(states.batch(States.item(piece, EntityType.PIECE, data.toString(), checksum)).success()).isTrue();
        assertThat(studio.sync().latestServerVersion()).isEqualTo(1);
        V1BatchResponse wrong = states.batch(States.item(piece, EntityType.PIECE, "{\"title\": \"Other\"}", checksum));
        assertThat(wrong.rejected()).singleElement().satisfies(refusal -> assertThat(refusal.field()).isEqualTo(
                "checksum"));
        assertThat(studio.sync().latestServerVersion()).isEqualTo(1);
    }
}
