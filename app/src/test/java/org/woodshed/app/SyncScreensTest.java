package org.woodshed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.woodshed.app.fixture.MovingClock;
import org.woodshed.app.fixture.OpenWindow;
import org.woodshed.client.outbox.OutboxItem;
import org.woodshed.client.store.StoreException;
import org.woodshed.protocol.Json;
import org.woodshed.testkit.Laptop;
import org.woodshed.testkit.TestServer;

/** The Sync screen, changes that the server refused, and signing out, with a real server. */
class SyncScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");
    @TempDir
    private Path folder;

    @Test
    void whatTheServerRefusedIsShownWithTheChoicesAndCanBeTakenBack() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("server"), config -> config.withQuota(900));
                Laptop laptop = Laptop.named("Home laptop", folder).register(server.uri(), "anna@example.org")) {
            laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("n".repeat(2_000)));
            // By itself: "Sync now" would give the change all its tries again. Hours pass between them.
            MovingClock clock = MovingClock.fridayEvening();
            laptop.reopenWith(clock);
            laptop.woodshed().startSyncing();
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                clock.move(Duration.ofHours(1));
                laptop.woodshed().sync().wake();
                return refused(laptop) == 1;
            });
            try (DrawnWindow window = withRefusal(laptop, "dark", true)) {
                assertThat(window.session().sync().waiting().items()).hasSize(1);
            }
            try (DrawnWindow window = withRefusal(laptop, "light", false)) {
                HeadlessToolkit.run(() -> window.session().sync().waiting().giveUp(window.session().sync().waiting()
                        .items().getFirst()));
                await(() -> window.session().sync().waiting().items().isEmpty());
            }
            assertThat(laptop.entries()).isEmpty();
            laptop.sync();
        }
    }

    private DrawnWindow withRefusal(Laptop laptop, String name, boolean dark) throws Exception {
        DrawnWindow window = OpenWindow.over(laptop.woodshed(), MovingClock.fridayEvening(), folder, new WindowLook(
                1280, 720, dark));
        HeadlessToolkit.run(window.window()::openSync);
        await(() -> window.scene().getRoot().lookupAll(".waiting-line .button").size() >= 2);
        await(() -> !window.session().sync().health().figures().isEmpty());
        window.write(SCREENS.resolve("sync-" + name + ".png"));
        assertThat(Files.size(SCREENS.resolve("sync-" + name + ".png"))).isGreaterThan(10_000);
        return window;
    }

    private static long refused(Laptop laptop) {
        return laptop.woodshed().sync().outbox().stream().filter(item -> item.state() == OutboxItem.State.FAILED)
                .count();
    }

    @Test
    void signingOutAsksWhatBecomesOfWhatWaits() {
        try (TestServer server = TestServer.start(folder.resolve("server"));
                Laptop laptop = Laptop.named("Home laptop", folder).register(server.uri(), "anna@example.org");
                DrawnWindow window = OpenWindow.over(laptop.woodshed(), MovingClock.fridayEvening(), folder,
                        new WindowLook(1280, 720, false))) {
            laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("not sent yet"));
            server.stop();
            HeadlessToolkit.run(window.window()::openSignOut);
            await(() -> window.session().sync().signOut().waitingProperty().get().startsWith("1 change"));
            window.write(SCREENS.resolve("sign-out-light.png"));
            HeadlessToolkit.run(() -> window.session().sync().signOut().syncFirst(() -> {
                throw new AssertionError("signed out although nothing was sent");
            }));
            await(() -> window.session().sync().signOut().problemProperty().get()
                    .startsWith("Not signed out: 1 change"));
            assertThat(laptop.entries()).hasSize(1);
            HeadlessToolkit.run(() -> window.session().sync().signOut().keep(() -> {
            }));
            // While the other logbook is being opened none is open.
            Awaitility.await().atMost(Duration.ofSeconds(40)).ignoreException(StoreException.class).until(() -> laptop
                    .entries().isEmpty());
        }
    }

    @Test
    void theReportHoldsNothingPersonalAndPausingIsRemembered() throws Exception {
        Path report = folder.resolve("report.json");
        try (Laptop laptop = Laptop.named("Home laptop", folder);
                DrawnWindow window = OpenWindow.over(laptop.woodshed(), MovingClock.fridayEvening(), folder,
                        new WindowLook(1280, 720, false))) {
            laptop.log("2026-11-20T17:40:00Z", 22, draft -> draft.notes("very private"));
            HeadlessToolkit.run(() -> window.session().sync().health().saveReport(report));
            await(() -> Files.exists(report) && window.session().notices().currentProperty().get() != null);
            String text = Files.readString(report);
            assertThat(text).doesNotContain("very private", "Home laptop");
            assertThat(Json.readObject(text).path("outbox")).hasSize(1);
            HeadlessToolkit.run(() -> window.session().sync().health().setPaused(true));
            laptop.reopen();
            assertThat(laptop.woodshed().sync().paused()).isTrue();
        }
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> HeadlessToolkit.call(condition::getAsBoolean));
    }
}
