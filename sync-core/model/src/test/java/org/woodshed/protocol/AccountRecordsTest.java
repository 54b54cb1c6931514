package org.woodshed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.woodshed.model.DeviceId;
import org.woodshed.model.UserId;

class AccountRecordsTest {
    private static final DeviceId DEVICE = new DeviceId("d1");

    @Test
    void noSecretIsEverPrinted() {
        TokenGrant grant = new TokenGrant(new UserId("u1"), DEVICE, "ACCESS", Instant.EPOCH, "REFRESH");

        assertThat(new Credentials("a@b.org", "PASSWORD", DEVICE, "Studio").toString()).doesNotContain("PASSWORD");
        assertThat(grant.toString()).doesNotContain("ACCESS").doesNotContain("REFRESH");
        assertThat(new RefreshRequest("REFRESH").toString()).doesNotContain("REFRESH");
    }

    @Test
    void lengthsAreMeasuredInCodePoints() {
        String note = "\uD83C\uDFB5";

        assertThat(new Credentials("a@b.org", "password", DEVICE, note.repeat(100)).deviceName()).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("a@b.org", "password", DEVICE, note.repeat(
                        101)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("a".repeat(255), "password", DEVICE, null));
    }

    @Test
    void aMissingPartIsNamed() {
        assertThatThrownBy(() -> Json.read("{\"email\":\"a@b.org\",\"deviceId\":\"d1\"}", Credentials.class))
                .isInstanceOfSatisfying(JsonException.class,
                        refused -> assertThat(refused.field()).isEqualTo("password"));
        assertThatThrownBy(() -> Json.read("{\"password\":\"x\",\"deviceId\":\"d1\"}", Credentials.class))
                .isInstanceOfSatisfying(JsonException.class, refused -> assertThat(refused.field()).isEqualTo("email"));
        assertThatThrownBy(() -> Json.read("{}", RefreshRequest.class)).isInstanceOfSatisfying(JsonException.class,
                refused -> assertThat(refused.field()).isEqualTo("refreshToken"));
        assertThatThrownBy(() -> Json.read("{\"error\":{\"message\":\"x\"}}", ErrorBody.class)).isInstanceOfSatisfying(
                JsonException.class, refused -> assertThat(refused.field()).isEqualTo("error.code"));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorCodeIsFoundByItsWireName(ErrorCode code) throws JsonException {
        ErrorBody body = ErrorBody.of(code, "What happened.", null);

        assertThat(Json.read(Json.write(body), ErrorBody.class)).isEqualTo(body);
        assertThat(ErrorCode.of(body.error().code())).isEqualTo(code);
        assertThat(code.status()).isBetween(400, 599);
    }

    @Test
    void anErrorCodeOfANewerServerIsUnknown() {
        assertThat(ErrorCode.of("something_new")).isNull();
    }

    @Test
    void theExampleOfTheCapabilitiesIsRead() throws JsonException {
        Capabilities capabilities = Json.read("{\"protocols\":[\"v1\",\"v2\"],\"limits\":{\"maxChanges\":500,"
                + "\"maxBodyBytes\":1048576,\"maxFrameItems\":500},\"minSchema\":1,\"schema\":1,\"v2Enabled\":true,\"x\":1}",
                Capabilities.class);

        assertThat(capabilities.limits()).isEqualTo(new Capabilities.ServerLimits(500, 1_048_576, 500));
        assertThat(capabilities.v2Enabled()).isTrue();
    }
}
