package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.store.StoreException;
import org.woodshed.model.EntryDraft;
import org.woodshed.model.PracticeTime;

/** The first screen at a logbook that is damaged: what happened, what is safe, and a way out that loses nothing. */
class StoreProblemTest {
    @TempDir
    private Path folder;
    private final MovingClock clock = MovingClock.fridayEvening();

    @Test
    void aDamagedLogbookIsSaidToBeAndSavedAtAPress() throws Exception {
        HeadlessToolkit.start();
        log();
        byte[] damaged = damage();
        StoreException problem = catchThrowableOfType(StoreException.class, this::open);
        CompletableFuture<Integer> opened = new CompletableFuture<>();
        CompletableFuture<StoreProblem> screen = new CompletableFuture<>();
        HeadlessToolkit.run(() -> {
            StoreProblem shown = new StoreProblem(problem, () -> opened.cancel(true));
            shown.offerRescue(() -> LocalWoodshed.rescue(config()), () -> opened.complete(entries()));
            screen.complete(shown);
        });
        StoreProblem shown = screen.join();
        assertThat(text(shown)).contains("is damaged", "left as it is", "backup");
        press(shown);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> text(shown).startsWith("2 entries are in it"));
        assertThat(text(shown)).contains("set-aside");
        try (var files = Files.list(folder.resolve("set-aside"))) {
            assertThat(files.toList()).singleElement().satisfies(kept -> assertThat(kept).hasBinaryContent(damaged));
        }
        press(shown);
        assertThat(opened.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(2);
    }

    private void log() throws Exception {
        try (LocalWoodshed woodshed = open()) {
            for (int entry = 0; entry < 2; entry++) {
                woodshed.logbook().addEntry(EntryDraft.starting(PracticeTime.starting(clock.instant(), clock.getZone(),
                        PracticeTime.DEFAULT_DAY_START), clock.instant())).durable().orTimeout(20, TimeUnit.SECONDS)
                        .join();
            }
            woodshed.backups().make().orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    private byte[] damage() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("logbook.mv.db"));
        bytes[17] ^= 1;
        Files.write(folder.resolve("logbook.mv.db"), bytes);
        return bytes;
    }

    private int entries() {
        try (LocalWoodshed woodshed = open()) {
            return woodshed.logbook().totals().entries();
        }
    }

    private LocalWoodshed open() {
        return LocalWoodshed.open(config());
    }

    private WoodshedConfig config() {
        return new WoodshedConfig(folder, clock, new Random(7));
    }

    private static String text(StoreProblem shown) {
        return ((Label) shown.lookup("#store-problem")).getText();
    }

    private static void press(StoreProblem shown) {
        HeadlessToolkit.run(() -> ((Button) shown.lookup("#store-rescue")).fire());
    }
}
