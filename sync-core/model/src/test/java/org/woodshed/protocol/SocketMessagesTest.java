package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.woodshed.model.ChangeId;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;
import org.woodshed.model.TestJson;
import org.woodshed.model.UserId;

class SocketMessagesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T18:02:11Z");
    private static final Acknowledgement.State STATE = new Acknowledgement.State(3L, false, TestJson.object("{}"));
    private static final DeviceId DEVICE = new DeviceId("d1");

    static Stream<SocketMessage> messages() {
        return Stream.of(new SocketMessage.Welcome(DEVICE, "5b0c", 43L, NOW),
                broadcast("PIECE_UPDATED"),
                new SocketMessage.Broadcast("ENTRY_DELETED", 44L, 43L, 2L, EntityType.LOGBOOK_ENTRY, new EntityId("e1"),
                        null, TestJson.object("{}"), NOW, null),
                new SocketMessage.Presence(List.of(new SocketMessage.Presence.Device(DEVICE, "Studio", 41L),
                        new SocketMessage.Presence.Device(new DeviceId("d2"), null, null))),
                new SocketMessage.Pong(),
                new SocketMessage.Skipped(47L, 46L, "c02a"),
                new SocketMessage.Bulk(SocketMessages.BULK, List.of(broadcast("ENTRY_UPDATED").toServerChange()), 41L,
                        44L, 1, "c02a"),
                new SocketMessage.Bulk(SocketMessages.REPERTOIRE_BULK, List.of(), 41L, 44L, 2, null),
                new SocketMessage.SyncComplete(44L, NOW, null),
                new SocketMessage.Receipt(new ChangeId("c1"), Outcome.MERGED, 45L, 44L, 3L, null, null, STATE, "c02a"),
                new SocketMessage.Receipt(new ChangeId("c1"), Outcome.REJECTED, null, null, null, "invalid", "rating",
                        STATE, null),
                new SocketMessage.Conflict(new ChangeId("c1"), "fields_overlap", List.of("notes"),
                        EntityType.LOGBOOK_ENTRY, new EntityId("e1"), new ConflictReport.Remote(4L, DEVICE, "Studio",
                                NOW, false, TestJson.object("{}"))),
                new SocketMessage.Problem("unknown_type", "What is that?", null),
                new SocketMessage.Problem("rate_limited", "Later", new ChangeId("c1")),
                new SocketMessage.Unknown("SOMETHING_NEW"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageIsReadBackAsWritten(SocketMessage message) throws JsonException {
        assertThat(SocketMessages.read(SocketMessages.write(message))).isEqualTo(message);
    }

    @Test
    void messagesAreFlat() {
        assertThat(SocketMessages.write(new SocketMessage.Welcome(DEVICE, "5b0c", 43L, NOW))).isEqualTo(
                "{\"deviceId\":\"d1\",\"generation\":\"5b0c\",\"latestSeq\":43,\"serverTime\":\"2026-11-20T18:02:11Z\","
                        + "\"type\":\"WELCOME\"}");
        assertThat(SocketMessages.write(new SocketMessage.Pong())).isEqualTo("{\"type\":\"PONG\"}");
    }

    @Test
    void fieldsAndTypesOfANewerServerAreIgnored() throws JsonException {
        assertThat(read("{'type': 'PONG', 'x': [1]}")).isEqualTo(new SocketMessage.Pong());
        assertThat(read("{'type': 'DANCE', 'items': []}")).isEqualTo(new SocketMessage.Unknown("DANCE"));
        assertThat(read("{'seq': 7, 'prevSeq': 6}")).isEqualTo(new SocketMessage.Unknown(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{'type': 'WELCOME'}| deviceId",
            "{'type': 'WELCOME', 'deviceId': 'd1', 'latestSeq': 1, 'serverTime': '2026-11-20T18:02:11Z'}| generation",
            "{'type': 'WELCOME', 'deviceId': 'd1', 'generation': 'g', 'serverTime': '2026-11-20T18:02:11Z'}| latestSeq",
            "{'type': 'PRESENCE'}| devices",
            "{'type': 'PRESENCE', 'devices': [{}]}| devices[0].id",
            "{'type': 'ERROR', 'message': 'x'}| code",
            "{'type': 'PIECE_UPDATED', 'seq': 1}| prevSeq",
            "{'type': 'PIECE_UPDATED', 'seq': '1'}| seq"})
    void aKnownMessageThatLacksAPartIsRefusedByItsField(String json, String field) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(JsonException.class, refused -> assertThat(refused
                .field()).isEqualTo(field));
    }

    @Test
    void textThatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> SocketMessages.read("PING")).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @CsvSource({"ENTRY_CREATED,UPDATED", "ENTRY_DELETED,DELETED", "PIECE_ADDED,UPDATED", "PIECE_REMOVED,DELETED",
            "PIECE_DISSOCIATED,DELETED", "GOAL_DELETED,DELETED", "ENTITY_DELETED,DELETED", "ENTITY_UPDATED,UPDATED"})
    void aBroadcastIsTheChangeThatAPageWouldHave(String name, ChangeType type) {
        assertThat(broadcast(name).toServerChange())
                .isEqualTo(new ServerChange(43L, type, EntityType.PIECE, new EntityId(
                        "e1"), 4L, DEVICE, NOW, TestJson.object("{'title': 'Air'}")));
    }

    @ParameterizedTest
    @CsvSource({"logbook_entry,CREATED,false,ENTRY_CREATED", "logbook_entry,DELETED,true,ENTRY_DELETED",
            "piece,CREATED,false,PIECE_ADDED", "piece,UPDATED,true,PIECE_UPDATED", "piece,DELETED,false,PIECE_REMOVED",
            "piece,DELETED,true,PIECE_DISSOCIATED", "goal,UPDATED,false,GOAL_UPDATED",
            "a_newer_type,DELETED,false,ENTITY_DELETED"})
    void everyMutationHasANameThatIsBroadcast(String type, ChangeType change, boolean referredTo, String name) {
        assertThat(MutationName.of(new EntityType(type), change, referredTo)).isEqualTo(name);
        assertThat(SocketMessage.MUTATIONS).contains(name);
    }

    @Test
    void theAddressNamesTheUser() {
        assertThat(SocketMessage.path(new UserId("u1"))).isEqualTo("/sync/ws?userId=u1");
    }

    private static SocketMessage.Broadcast broadcast(String type) {
        return new SocketMessage.Broadcast(type, 43L, 42L, 4L, EntityType.PIECE, new EntityId("e1"), DEVICE,
                TestJson.object(
                        "{'title': 'Air'}"),
                NOW, "c02a");
    }

    private static SocketMessage read(String json) throws JsonException {
        return SocketMessages.read(json.replace('\'', '"'));
    }
}
