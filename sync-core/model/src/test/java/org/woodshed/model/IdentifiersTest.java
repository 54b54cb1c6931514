package org.woodshed.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c:d-9", "0123456789012345678901234567890123456789012345678901234567890123"})
    void anIdHasOneTo64LettersDigitsAndFourSigns(String text) {
        assertThat(new EntityId(text)).hasToString(text);
        assertThat(new ChangeId(text)).hasToString(text);
        assertThat(new DeviceId(text)).hasToString(text);
        assertThat(new UserId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "\u00E9", "a\n", "\u0660",
            "01234567890123456789012345678901234567890123456789012345678901234"})
    void anythingElseIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EntityId(text)).withMessage(
                "an entity id must be 1 to 64 of A-Z a-z 0-9 . _ : -");
        assertThatIllegalArgumentException().isThrownBy(() -> new ChangeId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId(text));
    }

    @Test
    void idsAreComparedExactly() {
        assertThat(new EntityId("a")).isNotEqualTo(new EntityId("A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Piece", "logbook-entry", "a b"})
    void anEntityTypeIsALowerCaseName(String name) {
        assertThat(new EntityType("a_newer_type2")).hasToString("a_newer_type2");
        assertThatIllegalArgumentException().isThrownBy(() -> new EntityType(name));
    }
}
