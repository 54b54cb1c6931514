package org.woodshed.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keyrings of systems, with real programs in the place of their tools. */
@NullMarked
@DisabledOnOs(OS.WINDOWS)
class KeyringTest {
    private static final String SECRET = "c2xvdyBwcmFjdGljZQ==";

    @TempDir
    private Path folder;

    private StandInTool tool(String system) throws Exception {
        return system.equals("Linux") ? StandInTool.secretTool(folder) : StandInTool.security(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void aSecretIsKeptFoundReplacedAndForgotten(String system) throws Exception {
        Keyring keyring = tool(system).keyring(system, folder);
        assertThat(keyring.find("woodshed-1")).isEmpty();
        keyring.keep("woodshed-1", SECRET);
        keyring.keep("woodshed-2", "other");
        assertThat(keyring.find("woodshed-1")).contains(SECRET);
        keyring.keep("woodshed-1", "newer");
        assertThat(keyring.find("woodshed-1")).contains("newer");
        keyring.forget("woodshed-1");
        keyring.forget("woodshed-1");
        assertThat(keyring.find("woodshed-1")).isEmpty();
        assertThat(keyring.find("woodshed-2")).contains("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void noSecretIsEverAnArgument(String system) throws Exception {
        StandInTool tool = tool(system);
        Keyring keyring = tool.keyring(system, folder);
        keyring.keep("woodshed-1", SECRET);
        assertThat(keyring.find("woodshed-1")).contains(SECRET);
        assertThat(tool.calls()).hasSize(2).noneMatch(call -> call.contains(SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void aLockedKeyringRefusesAndItsComplaintHoldsNoSecret(String system) throws Exception {
        StandInTool tool = tool(system);
        tool.set("locked");
        Keyring keyring = tool.keyring(system, folder);
        assertThatThrownBy(() -> keyring.keep("woodshed-1", SECRET)).isInstanceOfSatisfying(KeyringException.class,
                refused -> assertThat(refused.kind()).isEqualTo(KeyringException.Kind.REFUSED))
                .hasMessageNotContaining(
                        SECRET);
        assertThatThrownBy(() -> keyring.find("woodshed-1")).isInstanceOf(KeyringException.class);
        assertThatThrownBy(() -> keyring.forget("woodshed-1")).isInstanceOf(KeyringException.class);
    }

    @Test
    void aToolThatNeverAnswersIsEnded() throws Exception {
        StandInTool tool = tool("Linux");
        tool.set("hangs");
        long before = ProcessHandle.current().descendants().count();
        Keyring keyring = tool.keyring("Linux", folder, Duration.ofMillis(300));
        assertThatThrownBy(() -> keyring.find("woodshed-1")).isInstanceOfSatisfying(KeyringException.class,
                slow -> assertThat(slow.kind()).isEqualTo(KeyringException.Kind.NO_ANSWER));
        assertThat(tool.calls()).hasSize(1);
        await().until(() -> ProcessHandle.current().descendants().count() <= before);
    }

    @Test
    void aMachineWithoutTheToolOrWithTheKeyringSwitchedOffHasNone() throws Exception {
        StandInTool unused = tool("Linux");
        assertThat(Keyrings.of("Linux", folder, Map.of("PATH", "/nowhere"), ToolRun.USUAL)).isSameAs(Keyring.NONE);
        assertThat(Keyrings.of("Linux", folder, Map.of("PATH", folder.toString(), Keyrings.VARIABLE, "off"),
                ToolRun.USUAL)).isSameAs(Keyring.NONE);
        assertThat(Keyrings.of("Windows 11", folder, Map.of(), ToolRun.USUAL)).isSameAs(Keyring.NONE);
        assertThat(unused.calls()).isEmpty();
        assertThatThrownBy(() -> Keyring.NONE.find("woodshed-1")).isInstanceOfSatisfying(KeyringException.class,
                absent -> assertThat(absent.kind()).isEqualTo(KeyringException.Kind.ABSENT));
    }

    @Test
    void aProgramThatWentAwayIsAbsent() {
        Keyring keyring = new SecretServiceKeyring("/nowhere/secret-tool", ToolRun.USUAL);
        assertThatThrownBy(() -> keyring.find("woodshed-1")).isInstanceOfSatisfying(KeyringException.class,
                absent -> assertThat(absent.kind()).isEqualTo(KeyringException.Kind.ABSENT));
    }

    @Test
    void theVariablesOfWoodshedAreNoBusinessOfTheTool() throws Exception {
        ToolRun.Ended ended = ToolRun.USUAL.run(List.of("env"), "");
        assertThat(ended.output()).contains("PATH=").doesNotContain("WOODSHED_");
        assertThat(ended.toString()).doesNotContain("PATH");
    }
}
