package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.woodshed.model.EntityId;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntityState;
import org.woodshed.model.JsonValues;
import org.woodshed.model.TestJson;

/** The vectors were computed by Python's {@code hashlib}. */
class DigestTest {
    private static final EntityState PIECE =
            new EntityState(EntityKey.piece(new EntityId("ae7b1d0c-1")), 3, false, TestJson
                    .object("{'title': 'F\u00FCr Elise', 'tags': ['easy', 'memory'], 'difficulty': 2}"));
    private static final EntityState TOMBSTONE =
            new EntityState(EntityKey.entry(new EntityId("e1")), 7, true, JsonValues
                    .object());

    @Test
    void anEntityCountsByTypeIdVersionDeletionAndData() {
        assertThat(hex(Digest.itemHash(PIECE))).isEqualTo("340749bddb033101");
    }

    @Test
    void aTombstoneCountsToo() {
        assertThat(hex(Digest.itemHash(TOMBSTONE))).isEqualTo("e35074dcd36d8270");
    }

    @Test
    void theHashOfAllIsTheXorAsSixteenDigits() {
        Digest digest = Digest.ofEntities(2, Digest.itemHash(PIECE) ^ Digest.itemHash(TOMBSTONE));

        assertThat(digest).isEqualTo(new Digest(2, "d7573d61086eb371", Digest.Lists.NONE));
        assertThat(Digest.ofEntities(0, 0).hash()).isEqualTo("0000000000000000");
    }

    @Test
    void equalDataHashesEquallyHoweverItIsSpelled() {
        EntityState other = PIECE.withData(TestJson.object(
                "{'difficulty': 2.0, 'tags': ['easy', 'memory'], 'title': 'F\u00FCr Elise'}"));

        assertThat(Digest.itemHash(other)).isEqualTo(Digest.itemHash(PIECE));
        assertThat(Digest.itemHash(PIECE.withVersion(4))).isNotEqualTo(Digest.itemHash(PIECE));
    }

    @Test
    void onTheWireItIsCountHashAndLists() {
        assertThat(Json.write(Digest.ofEntities(1, 255))).isEqualTo(
                "{\"count\":1,\"hash\":\"00000000000000ff\",\"lists\":{\"count\":0,\"hash\":\"0000000000000000\"}}");
    }

    private static String hex(long hash) {
        return HexFormat.of().toHexDigits(hash);
    }
}
