package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.LaunchOnce;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.settings.WindowPlace;
import org.woodshed.app.settings.WindowSettings;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.WoodshedConfig;

/** The application as a process of its own, from its start to its end. */
class WoodshedApplicationTest {
    @TempDir
    private Path folder;

    @Test
    void itOpensWhereItCanBeSeenRemembersItsPlaceAndLetsTheLogbookGo() throws IOException, InterruptedException {
        WindowSettings before = new WindowSettings(folder);
        before.setPlace(new WindowPlace(5_000, 100, 950, 640));
        before.save();
        launch();
        // The screen is gone: it came to the middle of the one there is, from where the test moved it by 7
        assertThat(new WindowSettings(folder).place().orElseThrow().x()).isEqualTo(7);
        try (LocalWoodshed reopened = LocalWoodshed.open(new WoodshedConfig(folder, MovingClock.fridayEvening(),
                new Random(1)))) {
            assertThat(reopened.logbook().totals().entries()).isZero();
        }
    }

    private void launch() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(List.of(java.toString(), "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless", "-Dprism.order=sw", "-cp", System.getProperty("java.class.path"),
                LaunchOnce.class.getName(), folder.toString())).inheritIO().start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ended by itself").isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
