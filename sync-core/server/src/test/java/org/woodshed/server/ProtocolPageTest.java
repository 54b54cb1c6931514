package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.woodshed.model.EntitySchema;
import org.woodshed.model.EntityType;
import org.woodshed.model.JsonValues;
import org.woodshed.model.Schemas;
import org.woodshed.protocol.AccountDeletion;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.Capabilities;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.DigestResponse;
import org.woodshed.protocol.ErrorBody;
import org.woodshed.protocol.ErrorCode;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.MigrateRecord;
import org.woodshed.protocol.MigrateRequest;
import org.woodshed.protocol.MigrateResponse;
import org.woodshed.protocol.OperationPage;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.PasswordChange;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SnapshotReceipt;
import org.woodshed.protocol.SnapshotUpload;
import org.woodshed.protocol.SocketMessage;
import org.woodshed.protocol.SocketMessages;
import org.woodshed.protocol.SocketRequest;
import org.woodshed.protocol.SocketRequests;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.TokenGrant;
import org.woodshed.protocol.V1BatchRequest;
import org.woodshed.protocol.V1BatchResponse;
import org.woodshed.protocol.V1PullRequest;
import org.woodshed.protocol.V1PullResponse;
import org.woodshed.protocol.V1PushRequest;
import org.woodshed.protocol.V1PushResponse;
import org.woodshed.protocol.V1Status;
import tools.jackson.databind.node.ObjectNode;

/** Whoever writes a client from docs/protocol.md gets what the page says. */
class ProtocolPageTest {
    private static final Path PAGE = Path.of("../../docs/protocol.md");
    private static final Pattern EXAMPLE = Pattern.compile("<!-- (\\w+) -->\n```json\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, Class<?>> RECORDS = Stream.of(Capabilities.class, ErrorBody.class,
            Credentials.class, TokenGrant.class, RefreshRequest.class, PasswordChange.class, AccountDeletion.class,
            DeviceList.class, DeviceRename.class,
            SyncRequest.class, SyncResponse.class, DigestRequest.class, DigestResponse.class, HistoryPage.class,
            OperationPush.class, OperationReceipt.class, OperationPage.class, SnapshotUpload.class,
            SnapshotReceipt.class,
            Bootstrap.class, MigrateRequest.class, MigrateRecord.class, MigrateResponse.class, V1PullRequest.class,
            V1PullResponse.class, V1PushRequest.class, V1PushResponse.class, V1BatchRequest.class,
            V1BatchResponse.class, V1Status.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    record Example(String kind, String json) {}

    static List<Example> examples() throws Exception {
        Matcher matcher = EXAMPLE.matcher(Files.readString(PAGE));
        List<Example> examples = new ArrayList<>();
        while (matcher.find()) {
            examples.add(new Example(matcher.group(1), matcher.group(2)));
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsReadWholeAndWrittenBackTheSame(Example example) throws Exception {
        ObjectNode json = Json.readObject(example.json());
        Object read;
        ObjectNode written;
        if (example.kind().equals("SocketMessage")) {
            SocketMessage message = SocketMessages.read(example.json());
            read = message;
            written = Json.readObject(SocketMessages.write(message));
        } else if (example.kind().equals("SocketRequest")) {
            SocketRequest request = SocketRequests.read(example.json());
            assertThat(request).isNotInstanceOf(SocketRequest.Unknown.class);
            read = request;
            written = Json.readObject(SocketRequests.write(request));
        } else {
            Class<?> type = Objects.requireNonNull(RECORDS.get(example.kind()), example.kind());
            read = Json.convert(json, type);
            written = Json.toObject(read);
        }
        assertThat(read).isNotInstanceOf(SocketMessage.Unknown.class);
        assertThat(JsonValues.same(written, json)).as(written + " against " + json).isTrue();
    }

    @Test
    void everyMessageHasAnExampleAndEveryExampleIsChecked() throws Exception {
        Set<String> kinds = examples().stream().map(Example::kind).collect(Collectors.toSet());
        assertThat(kinds).containsAll(RECORDS.keySet()).contains("SocketMessage", "SocketRequest");
        assertThat(examples()).hasSize(Files.readString(PAGE).split("```json", -1).length - 1);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyFieldIsOnThePageWithItsKindAndWhetherItIsRequired(EntityType type) throws Exception {
        String page = Files.readString(PAGE);
        String heading = "### `" + type.wireName() + "`";
        String section = page.substring(page.indexOf(heading) + heading.length());
        Map<String, String> described = new LinkedHashMap<>();
        Matcher rows = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| (required)?.*").matcher(section.substring(0, section
                .indexOf("\n##")));
        while (rows.find()) {
            described.put(rows.group(1), rows.group(2) + (rows.group(3) == null ? "" : ", required"));
        }

        EntitySchema schema = Schemas.of(type);
        Map<String, String> known = new LinkedHashMap<>();
        schema.knownFields().forEach(field -> known.put(field, schema.rule(field).kind().name().toLowerCase(Locale.ROOT)
                + (schema.required().contains(field) ? ", required" : "")));
        assertThat(described).isEqualTo(known);
    }

    static List<EntityType> types() {
        return List.of(EntityType.LOGBOOK_ENTRY, EntityType.PIECE, EntityType.GOAL);
    }

    @Test
    void everyErrorTheServerGivesIsOnThePage() throws Exception {
        String page = Files.readString(PAGE);
        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(page).contains("`" + code.wireName() + "`"));
    }
}
