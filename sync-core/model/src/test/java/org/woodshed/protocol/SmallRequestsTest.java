package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallRequestsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{}| lastKnownServerVersion",
            "{'lastKnownServerVersion': 5}| check",
            "{'lastKnownServerVersion': 5, 'check': '01234567890123456'}| check",
            "{'lastKnownServerVersion': 0, 'bucket': 256}| bucket",
            "{'lastKnownServerVersion': 0, 'bucket': -1}| bucket",
            "{'lastKnownServerVersion': 0, 'bucket': '1'}| bucket"})
    void aDigestRequestNamesWhatIsWrongWithIt(String json, String field) {
        assertRefused(json, DigestRequest.class, field);
    }

    @Test
    void aDigestRequestMayAskForOneBucket() throws JsonException {
        assertThat(Json.read("{\"lastKnownServerVersion\":0,\"bucket\":255}", DigestRequest.class).bucket())
                .isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'name': null}", "{'name': ''}", "{'name': '  '}", "{'name': 7}"})
    void aDeviceNeedsAName(String json) {
        assertRefused(json, DeviceRename.class, "name");
    }

    private static void assertRefused(String json, Class<?> type, String field) {
        assertThatThrownBy(() -> Json.read(json.replace('\'', '"'), type)).isInstanceOfSatisfying(JsonException.class,
                refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
