package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.woodshed.model.PieceIdentity.candidateId;
import static org.woodshed.model.PieceIdentity.normalisedKey;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PieceIdentityTest {
    @Test
    void theKeyJoinsTitleAndComposer() {
        assertThat(normalisedKey("Moonlight Sonata", "Beethoven")).isEqualTo("moonlight sonata-beethoven");
        assertThat(normalisedKey("Piece", null)).isEqualTo("piece-unknown");
        assertThat(normalisedKey("Piece", " . ")).isEqualTo("piece-unknown");
    }

    @Test
    void aDashInEitherPartChangesTheJoin() {
        assertThat(normalisedKey("Moonlight Sonata", "Saint-Saëns")).isEqualTo("moonlight sonata||saint-saëns");
        assertThat(normalisedKey("Prelude\u2013Fugue", "Bach")).isEqualTo("prelude-fugue||bach");
        assertThat(normalisedKey("Prelude\u2014Fugue", null)).isEqualTo("prelude-fugue||unknown");
    }

    @Test
    void caseSpacesQuotesAndCompositionMakeNoSecondPiece() {
        assertThat(normalisedKey("  F\u00DCR \t\u00A0 Elise ", "L. van  Beethoven")).isEqualTo(
                "f\u00FCr elise-l van beethoven");
        assertThat(normalisedKey("Fu\u0308r Elise", null)).isEqualTo("f\u00FCr elise-unknown");
        assertThat(normalisedKey("\u201CAir\u201D on the G\u2019s", "J.S. Bach")).isEqualTo(
                "\"air\" on the g's-js bach");
    }

    @Test
    void theKeyOfATextIsThatOfItsStoredForm() {
        String typed = "\u0085Air\u0007on G";

        assertThat(normalisedKey(typed, typed))
                .isEqualTo(normalisedKey(Texts.singleLine(typed), Texts.singleLine(typed)));
    }

    /** Vectors by Python's {@code uuid.uuid5}. */
    @Test
    void theIdIsAVersion5UuidOfTheNormalisedParts() {
        assertThat(candidateId("Moonlight Sonata", "Beethoven", 1)).hasToString("edb7a69e-c7fb-5954-afe2-7f4e045284c3");
        assertThat(candidateId("Moonlight Sonata", "Beethoven", 2)).hasToString("85119eab-b4ed-5938-a436-af063cea7601");
        assertThat(candidateId("Piece", null, 1)).hasToString("34670f9d-4f0a-5b1e-9dba-12e2400f0095");
        assertThat(candidateId("Moonlight Sonata", "Saint-Sae\u0308ns", 1)).hasToString(
                "a0554e18-11e0-52a6-a90f-d41e26845e6d");
        assertThat(candidateId("F\u00FCr Elise", "Ludwig van Beethoven", 1)).hasToString(
                "9c20df8c-fcfa-5fa1-8a05-d24c7213e868");
    }

    @Test
    void twoLaptopsThatSpellOnePieceDifferentlyMakeOneId() {
        assertThat(candidateId("moonlight  sonata", "BEETHOVEN", 1)).isEqualTo(candidateId("Moonlight Sonata",
                "Beethoven.", 1));
    }

    @Test
    void aNewPieceGetsTheFirstCandidateThatIsFree() {
        Set<EntityId> taken = new HashSet<>();
        for (int candidate = 1; candidate <= 3; candidate++) {
            EntityId id = PieceIdentity.newId("Air", "Bach", taken::contains);

            assertThat(id).isEqualTo(candidateId("Air", "Bach", candidate));
            taken.add(id);
        }
        assertThat(taken).containsAll(List.of(candidateId("Air", "Bach", 3)));
    }
}
