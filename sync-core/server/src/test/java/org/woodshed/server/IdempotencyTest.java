package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Paths;

/** A request with an idempotency key runs once, however often it is sent. */
class IdempotencyTest extends SharedServer {
    private static final String KEY = "X-Idempotency-Key";
    private static final String REPLAY = "X-Idempotent-Replay";

    @Test
    void aRequestThatComesAgainGetsTheStoredAnswer() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        HttpResponse<String> first = push(studio, States.entry(key, "one"), "k1");
        studio.sync(Edits.updated(key, 1, "{\"notes\": \"two\"}"));
        HttpResponse<String> again = push(studio, States.entry(key, "one"), "k1");
        assertThat(first.headers().firstValue(REPLAY)).isEmpty();
        assertThat(again.headers().firstValue(REPLAY)).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(new States(studio).pull("{}").entries()).extracting(state -> States.text(state, "notes")).as(
                "it was not written a second time").containsExactly("two");
    }

    @Test
    void spellingIsNoPartOfTheBody() throws Exception {
        TestDevice studio = server.newUser();
        String body = "{\"changes\": {\"entries\": [], \"pieces\": []}}";
        studio.post(Paths.SYNC_V1_PUSH, body, KEY, "k1");
        assertThat(studio.post(Paths.SYNC_V1_PUSH, "{\"changes\":{\"pieces\":[],  \"entries\":[]}}", KEY, "k1")
                .headers().firstValue(REPLAY)).contains("true");
    }

    @Test
    void anotherBodyOrAddressUnderTheSameKeyIsRefused() throws Exception {
        TestDevice studio = server.newUser();
        push(studio, States.entry(Edits.newEntry(), "one"), "k1");
        assertThat(TestDevice.refusal(push(studio, States.entry(Edits.newEntry(), "two"), "k1"), 409).code()).isEqualTo(
                "idempotency_key_reused");
        studio.post(Paths.SYNC_V1_PUSH, "{\"changes\": {}, \"entities\": []}", KEY, "k2");
        assertThat(TestDevice.refusal(studio.post(Paths.SYNC_V1_BATCH, "{\"changes\": {}, \"entities\": []}", KEY,
                "k2"), 409).code()).isEqualTo("idempotency_key_reused");
        assertThat(studio.sync().latestServerVersion()).isEqualTo(1);
    }

    @Test
    void aKeyBelongsToItsDevice() throws Exception {
        TestDevice studio = server.newUser();
        TestDevice home = studio.another();
        assertThat(push(studio, States.entry(Edits.newEntry(), "one"), "k1").statusCode()).isEqualTo(200);
        assertThat(push(home, States.entry(Edits.newEntry(), "two"), "k1").statusCode()).isEqualTo(200);
        assertThat(push(server.newUser(), States.entry(Edits.newEntry(), "three"), "k1").statusCode()).isEqualTo(200);
        assertThat(studio.sync().latestServerVersion()).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsNotCompleteIsNotStored() throws Exception {
        TestDevice studio = server.newUser();
        EntityKey key = Edits.newEntry();
        studio.sync(Edits.entry(key, "one"), Edits.deleted(key, 0));
        for (int times = 0; times < 2; times++) {
            HttpResponse<String> answer = push(studio, States.entry(key, "back"), "k1");
            assertThat(answer.headers().firstValue(REPLAY)).isEmpty();
            assertThat(answer.body()).contains("\"success\":false");
        }
        assertThat(push(studio, States.entry(Edits.newEntry(), "another"), "k1").statusCode()).as(
                "the key is still free").isEqualTo(200);
    }

    @Test
    void aRequestThatWasRefusedLeavesItsKeyFree() throws Exception {
        TestDevice studio = server.newUser();
        assertThat(studio.post(Paths.SYNC_V1_PUSH, "{\"changes\": 7}", KEY, "k1").statusCode()).isEqualTo(400);
        assertThat(push(studio, States.entry(Edits.newEntry(), "one"), "k1").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "x200"})
    void whatCantBeAKeyIsRefused(String key) throws Exception {
        TestDevice studio = server.newUser();
        HttpResponse<String> answer = push(studio, States.entry(Edits.newEntry(), "one"), key.equals("x200") ? "x"
                .repeat(201) : key);
        assertThat(TestDevice.detail(TestDevice.refusal(answer, 400), "field")).isEqualTo(KEY);
        assertThat(studio.sync().latestServerVersion()).isZero();
    }

    @Test
    void afterADayAKeyIsForgotten(@TempDir Path folder) throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T18:00:00Z"));
        EntityKey key = Edits.newEntry();
        ServerConfig config = RunningServer.unlimited(folder).withAccessTokenTtl(Duration.ofDays(30));
        try (RunningServer first = RunningServer.start(config, clock)) {
            TestDevice studio = first.newUser();
            push(studio, States.entry(key, "one"), "k1");
            clock.advance(Duration.ofHours(23));
            assertThat(push(studio, States.entry(key, "one"), "k1").headers().firstValue(REPLAY)).contains("true");
            clock.advance(Duration.ofHours(2));
            assertThat(push(studio, States.entry(key, "two"), "k1").statusCode()).as("another body, a day later")
                    .isEqualTo(200);
        }
        assertThat(TestDatabases.query(folder, "SELECT answer FROM idempotency_keys")).hasSize(1);
    }

    @Test
    void answersHaveABoundAndNoneIsGivenUpForAnotherWithinTheDay(@TempDir Path folder) throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T18:00:00Z"));
        // An eighth of it is for answers: 2 000 characters.
        ServerConfig config = RunningServer.unlimited(folder).withAccessTokenTtl(Duration.ofDays(30)).withQuota(16_000);
        try (RunningServer own = RunningServer.start(config, clock)) {
            TestDevice studio = own.newUser();
            EntityKey first = Edits.newEntry();
            String firstAnswer = push(studio, States.entry(first, "one"), "k0").body();
            clock.advance(Duration.ofHours(1));
            int taken = 1;
            HttpResponse<String> answer = push(studio, States.entry(Edits.newEntry(), "more"), "k1");
            while (answer.statusCode() == 200) {
                taken++;
                assertThat(taken).as("each counts as at least 256").isLessThan(10);
                answer = push(studio, States.entry(Edits.newEntry(), "more"), "k" + taken);
            }

            assertThat(TestDevice.refusal(answer, 429).code()).isEqualTo("rate_limited");
            assertThat(answer.headers().firstValue("Retry-After")).as("when the oldest of them goes").contains(String
                    .valueOf(Duration.ofHours(23).toSeconds()));
            assertThat(studio.sync().latestServerVersion()).as("what was refused was not written").isEqualTo(taken);
            HttpResponse<String> again = push(studio, States.entry(first, "one"), "k0");
            assertThat(again.headers().firstValue(REPLAY)).contains("true");
            assertThat(again.body()).isEqualTo(firstAnswer);
            assertThat(new States(studio).push(States.entries(States.entry(Edits.newEntry(), "without a key")))
                    .success()).isTrue();
            assertThat(push(studio.another(), States.entry(Edits.newEntry(), "x"), "k").statusCode()).as(
                    "the account's, not the device's").isEqualTo(429);
            assertThat(push(own.newUser(), States.entry(Edits.newEntry(), "x"), "k").statusCode()).isEqualTo(200);

            clock.advance(Duration.ofHours(23));
            own.server().maintain();
            Awaitility.await().untilAsserted(() -> assertThat(push(studio, States.entry(first, "three"), "k0")
                    .statusCode()).as("the oldest is forgotten, its key is free").isEqualTo(200));
        }
        assertThat(TestDatabases.query(folder, "SELECT u.user_id FROM users u WHERE u.answer_length = (SELECT"
                + " SUM(CHAR_LENGTH(a.answer) + 256) FROM idempotency_keys a WHERE a.user_id = u.user_id)")).as(
                        "it is counted what there is")
                .hasSize(2);
    }

    @Test
    void erasingTheAccountErasesItsAnswers(@TempDir Path folder) throws Exception {
        try (RunningServer own = RunningServer.open(folder)) {
            TestDevice studio = own.newUser();
            push(studio, States.entry(Edits.newEntry(), "one"), "k1");
            assertThat(own.send("DELETE", Paths.ACCOUNT, studio.token(), "{\"password\": \"" + RunningServer.PASSWORD
                    + "\"}").statusCode()).isEqualTo(204);
        }
        assertThat(TestDatabases.query(folder, "SELECT answer FROM idempotency_keys")).isEmpty();
    }

    private static HttpResponse<String> push(TestDevice device, String entry, String key) throws Exception {
        return device.post(Paths.SYNC_V1_PUSH, States.entries(entry), KEY, key);
    }
}
