package org.woodshed.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityId;
import org.woodshed.model.TestJson;
import org.woodshed.protocol.CanonicalJson;
import org.woodshed.protocol.ListOperation;

/** What {@code docs/lists.md} shows of payloads is what is written and read. */
class ListsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "lists.md");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- payloads: (\\w+) -->\n```json\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyPayloadOnThePageIsReadAndWrittenAgainAsItStands() throws IOException {
        List<Class<?>> seen = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            String scope = blocks.group(1);
            blocks.group(2).lines().forEach(line -> {
                ListOperation operation = new ListOperation(scope, new EntityId("list"), new DeviceId("laptop"), 18L,
                        TestJson.object(line), null);
                ListEdit edit = ListEditCodec.read(operation).orElseThrow(() -> new AssertionError("unread: " + line));
                ListOperation again = ListEditCodec.write(edit, operation.actor(), operation.clock());
                assertThat(again.scope()).isEqualTo(scope);
                assertThat(CanonicalJson.write(again.payload())).isEqualTo(CanonicalJson.write(operation.payload()));
                seen.add(edit.getClass());
            });
        }
        assertThat(seen).as("every kind of edit once").containsExactlyInAnyOrder(ListEdit.class
                .getPermittedSubclasses());
    }
}
