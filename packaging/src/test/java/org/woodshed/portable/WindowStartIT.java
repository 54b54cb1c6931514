package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A window that was closed leaves behind what lets the next one open sooner. It is drawn in memory. */
@NullMarked
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class WindowStartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Process open() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Program.BIN.resolve("woodshed").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("caches").toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("WOODSHED_JAVA_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
        return builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
    }

    private List<Path> caches() throws IOException {
        Path caches = folder.resolve("caches").resolve("woodshed");
        if (!Files.exists(caches)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(caches)) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    /** The window's process: the script's own once there is something to read, before that a child of it. */
    private static ProcessHandle java(Process script) {
        Awaitility.await("Java runs").atMost(PATIENCE).until(() -> running(script).findFirst().isPresent());
        return running(script).findFirst().orElseThrow();
    }

    private static Stream<ProcessHandle> running(Process script) {
        return Stream.concat(Stream.of(script.toHandle()), script.children()).filter(process -> process.info().command()
                .orElse("").endsWith("java"));
    }

    private void close(Process script) throws Exception {
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("data/woodshed/logbook.mv.db")));
        java(script).destroy();
        assertThat(script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
    }

    @Test
    void theSecondWindowReadsWhatTheFirstWroteDownAndNeitherSaysSo() throws Exception {
        Process first = open();
        close(first);
        assertThat(caches()).as("written when the first window was closed").hasSize(1);
        Process second = open();
        ProcessHandle java = java(second);
        assertThat(java.pid()).as("no shell waits beside the window").isEqualTo(second.pid());
        Awaitility.await().atMost(PATIENCE).until(() -> Files.readString(Path.of("/proc", String.valueOf(java.pid()),
                "maps")).contains(caches().getFirst().toString()));
        close(second);
        assertThat(caches()).as("kept").hasSize(1);
        assertThat(Files.readString(folder.resolve("said"))).isEmpty();
    }
}
