package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.woodshed.model.ChangeId;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityType;

class SocketRequestsTest {
    static Stream<SocketRequest> requests() {
        return Stream.of(new SocketRequest.Ping(), new SocketRequest.CatchUp(41L, "7d1e", "5b0c", null),
                new SocketRequest.CatchUp(null, null, null, null), new SocketRequest.Subscribe(List.of(
                        EntityType.PIECE)),
                mutation("ENTRY_DELETED", EntityType.LOGBOOK_ENTRY), mutation(
                        "PIECE_REMOVED", EntityType.PIECE),
                mutation("PIECE_DISSOCIATED", EntityType.PIECE),
                mutation("ENTITY_DELETED", new EntityType("later")), new SocketRequest.Unknown("SOMETHING_NEW"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequestIsReadBackAsWritten(SocketRequest request) throws JsonException {
        assertThat(SocketRequests.read(SocketRequests.write(request))).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"{}| type", "{'type': 7}| type", "{'type': null}| type",
            "{'type': 'SYNC_REQUEST', 'lastSeq': -1}| lastSeq", "{'type': 'SYNC_REQUEST', 'lastSeq': '1'}| lastSeq",
            "{'type': 'SYNC_REQUEST', 'check': '12345678901234567'}| check", "{'type': 'SUBSCRIBE'}| entityTypes",
            "{'type': 'ENTRY_CREATED'}| change", "{'type': 'ENTRY_CREATED', 'change': {}}| change.changeId"})
    void whatIsMissingOrWrongIsNamed(String json, String field) {
        assertThatThrownBy(() -> SocketRequests.read(json.replace('\'', '"'))).isInstanceOfSatisfying(
                JsonException.class, refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void aChangeGoesUnderNoOtherName() {
        for (String name : List.of("ENTRY_CREATED", "PIECE_REMOVED", "ENTITY_DELETED")) {
            assertThatThrownBy(() -> mutation(name, EntityType.LOGBOOK_ENTRY)).as(name).isInstanceOf(
                    IllegalArgumentException.class);
        }
    }

    private static SocketRequest mutation(String name, EntityType type) {
        return new SocketRequest.Mutation(name, new Change(new ChangeId("c1"), ChangeType.DELETED, type, new EntityId(
                "e1"), 3L, null, null));
    }
}
