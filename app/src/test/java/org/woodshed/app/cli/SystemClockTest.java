package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A running program on a system whose time zone is set to another. */
@EnabledOnOs(OS.LINUX)
class SystemClockTest {
    @TempDir
    private Path folder;

    /** As systems set it: a new link takes the place of the old one. */
    private void set(String zone) throws IOException {
        Path next = Files.createSymbolicLink(folder.resolve("next"), Path.of("/usr/share/zoneinfo", zone));
        Files.move(next, folder.resolve("etc/localtime"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void theZoneOfTheSystemIsFollowedWhileTheProgramRuns() throws Exception {
        assumeTrue(Namespace.isThere() && Files.exists(Path.of("/usr/share/zoneinfo/Asia/Tokyo")),
                "this system lets nobody mount anything, or knows no zones");
        Files.createDirectory(folder.resolve("etc"));
        set("Europe/Berlin");
        Process process = Namespace.java("mount --bind '" + folder.resolve("etc") + "' /etc", ZoneTeller.class
                .getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8);
                OutputStream asks = process
                        .getOutputStream()) {
            assertThat(told.readLine()).isEqualTo("Europe/Berlin");
            set("Asia/Tokyo");
            await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(500)).until(() -> {
                asks.write('\n');
                asks.flush();
                return "Asia/Tokyo".equals(told.readLine());
            });
        } finally {
            process.destroyForcibly();
        }
    }
}
