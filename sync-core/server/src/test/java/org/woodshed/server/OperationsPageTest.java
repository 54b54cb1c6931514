package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.model.EntityKey;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;

/** Every statement of docs/operations.md does what the page says, on the database that this run is about. */
class OperationsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "operations.md");
    private static final Pattern BLOCK = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final String EMAIL = "ann@example.org";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static List<String> statements() throws Exception {
        List<String> statements = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            for (String statement : matcher.group(1).split(";", -1)) {
                if (!statement.isBlank()) {
                    statements.add(statement.strip());
                }
            }
        }
        return statements;
    }

    @Test
    void everyQuestionHasAnAnswer() throws Exception {
        TestDevice studio;
        try (RunningServer server = RunningServer.open(folder)) {
            studio = server.register(EMAIL);
            TestDevice home = studio.another();
            EntityKey key = Edits.newEntry();
            studio.sync(Edits.entry(key, "one"));
            studio.sync(Edits.updated(key, 1, "{\"notes\": \"two\"}"));
            assertThat(home.sync(Edits.updated(key, 1, "{\"notes\": \"mine\"}")).conflicts()).hasSize(1);
            assertThat(server.send("POST", Paths.LOGIN, null, RunningServer.credentials(EMAIL, "wrong password"))
                    .statusCode()).isEqualTo(401);
            assertThat(server.send("POST", Paths.REFRESH, null, new RefreshRequest(home.grant().refreshToken()))
                    .statusCode()).isEqualTo(200);
            assertThat(server.send("DELETE", Paths.DEVICES + "/" + home.deviceId(), studio.token(), null).statusCode())
                    .isEqualTo(204);
        }
        List<String> questions = statements().stream().filter(statement -> statement.startsWith("SELECT")).toList();
        assertThat(questions).hasSize(6);
        for (String question : questions) {
            assertThat(TestDatabases.query(folder, question)).as(question).isNotEmpty();
        }
        assertThat(rows(questions, "is_open")).singleElement()
                .satisfies(row -> assertThat(row.get("is_open")).isEqualTo(
                        true));
        assertThat(rows(questions, "a.event")).extracting(row -> row.get("event")).contains("registered", "signed_in",
                "sign_in_failed", "device_revoked");
        assertThat(rows(questions, "on_day")).singleElement().satisfies(row -> assertThat(row.get("changes")).isEqualTo(
                2L));
        assertThat(rows(questions, "stored_length DESC").getFirst()).satisfies(row -> assertThat((Long) row.get(
                "stored_length")).isBetween(100L, 1_000L));
    }

    private List<Map<String, Object>> rows(List<String> questions, String part) throws Exception {
        String question = questions.stream().filter(text -> text.contains(part)).findFirst().orElseThrow();
        return TestDatabases.query(folder, question);
    }

    @Test
    void laptopsNoticeThatTheDatabaseWasRestored() throws Exception {
        TestDevice studio;
        try (RunningServer before = RunningServer.open(folder)) {
            studio = before.newUser();
            studio.sync(Edits.entry(Edits.newEntry(), "one"));
        }
        TestDatabases.update(folder, statement("UPDATE users"));
        try (RunningServer restored = RunningServer.open(folder)) {
            TestDevice again = new TestDevice(restored, studio.grant(), studio.email());
            assertThat(again.refused(studio.request(), 409).code()).isEqualTo("generation_mismatch");
            assertThat(again.sync().newChanges()).hasSize(1);
        }
    }

    private List<Object> versions() throws Exception {
        return TestDatabases
                .query(folder, "SELECT \"version\" FROM \"flyway_schema_history\" ORDER BY \"installed_rank\"")
                .stream().<Object>map(row -> String.valueOf(row.get("version"))).toList();
    }

    @Test
    void theNewestMigrationCanBeTakenBackAndDoneAgainWithAllDataKept() throws Exception {
        TestDevice studio;
        try (RunningServer before = RunningServer.open(folder)) {
            studio = before.newUser();
            EntityKey key = Edits.newEntry();
            studio.sync(Edits.entry(key, "one"), Edits.entry(Edits.newEntry(), "two"));
            studio.sync(Edits.updated(key, 1, "{\"notes\": \"three\"}"));
            TestDevice home = studio.another();
            assertThat(home.sync(Edits.updated(key, 1, "{\"notes\": \"mine\"}")).conflicts()).hasSize(1);
            assertThat(home.post(Paths.SYNC_V1_PUSH, States.entries(States.entry(Edits.newEntry(), "four")),
                    "X-Idempotency-Key", "k").statusCode()).isEqualTo(200);
        }
        List<Object> all = versions();
        List<String> wayBack = statements().stream().filter(statement -> statement.matches(
                "(?s)(DROP|ALTER|DELETE) .*")).toList();
        assertThat(wayBack).hasSize(6);
        for (String statement : wayBack) {
            TestDatabases.update(folder, statement);
        }
        assertThat(versions()).isEqualTo(all.subList(0, all.size() - 1));
        try (RunningServer again = RunningServer.open(folder)) {
            TestDevice same = new TestDevice(again, studio.grant(), studio.email());
            assertThat(same.pullAll(10)).hasSize(3);
            assertThat(same.sync(Edits.entry(Edits.newEntry(), "five")).latestServerVersion()).isEqualTo(5);
        }
        assertThat(TestDatabases.query(folder, """
                SELECT u.user_id FROM users u
                WHERE u.conflict_count = 1
                    AND u.answer_length = (SELECT SUM(CHAR_LENGTH(a.answer) + 256) FROM idempotency_keys a)""")).as(
                "what was there was counted again").hasSize(1);
    }

    @Test
    void theSigningSecretCanBeChangedWithoutSigningAnybodyOut() throws Exception {
        TestDevice studio;
        try (RunningServer before = RunningServer.open(folder)) {
            studio = before.newUser();
        }
        TestDatabases.update(folder, statement("UPDATE settings"));
        try (RunningServer after = RunningServer.open(folder)) {
            assertThat(after.send("GET", Paths.DEVICES, studio.token(), null).statusCode()).isEqualTo(200);
        }
        assertThat(TestDatabases.query(folder, "SELECT content FROM settings WHERE name = 'jwt-secret'"))
                .allSatisfy(row -> assertThat(row.get("content")).asString().startsWith("put a random text").contains(
                        "\n"));
    }

    private static String statement(String start) throws Exception {
        return statements().stream().filter(statement -> statement.startsWith(start)).findFirst().orElseThrow();
    }
}
