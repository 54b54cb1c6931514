package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A data folder on a file system that is mounted so that nobody can write it, not even root. */
@EnabledOnOs(OS.LINUX)
class ReadOnlyFolderTest {
    @TempDir
    private Path folder;

    private record Ended(int exitCode, String said) {}

    private Ended onReadOnly(String... arguments) throws Exception {
        String mounts = "mount --bind '" + folder + "' '" + folder + "' && mount -o remount,bind,ro '" + folder + "'";
        Process process = Namespace.java(mounts, WoodshedCommand.class.getName(), arguments).redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        // Which logger the class path of tests offers is no matter of the product.
        return new Ended(process.exitValue(), said.lines().filter(line -> !line.startsWith("SLF4J")).collect(Collectors
                .joining("\n")));
    }

    private Map<String, Long> content() throws Exception {
        Map<String, Long> content = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return content;
    }

    @Test
    void aFolderThatCanNotBeWrittenIsSaidInOneSentenceAndLeftAsItIs() throws Exception {
        assumeTrue(Namespace.isThere(), "this system lets nobody mount anything");
        Shell shell = new Shell(folder);
        shell.log("--duration", "30", "--notes", "kept");
        Map<String, Long> before = content();
        for (String command : new String[] {"entries", "status"}) {
            Ended ended = onReadOnly(command, "--data", folder.toString());
            assertThat(ended.exitCode()).as(ended.said()).isEqualTo(ExitCodes.FAILED);
            assertThat(ended.said()).contains("can't be written. What is in it is safe.", "--data").doesNotContain(
                    "Exception").hasLineCount(1);
        }
        assertThat(content()).isEqualTo(before);
        assertThat(shell.onlyEntry().path("notes").asString()).isEqualTo("kept");
    }

    @Test
    void aNewFolderThatCanNotBeMadeThereIsSaidToo() throws Exception {
        assumeTrue(Namespace.isThere(), "this system lets nobody mount anything");
        Ended ended = onReadOnly("log", "--duration", "30", "--data", folder.resolve("new").toString());
        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.said()).contains("can't be made. Nothing was changed.").doesNotContain("Exception");
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
