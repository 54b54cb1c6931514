package org.woodshed.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.woodshed.app.settings.SettingsViewModel;
import org.woodshed.app.settings.WindowSettings;
import org.woodshed.app.text.Messages;
import org.woodshed.app.theme.Look;
import org.woodshed.app.theme.Theme;
import org.woodshed.app.work.Threads;
import org.woodshed.client.Woodshed;

/**
 * The window over an open logbook, drawn in memory: for pictures, demonstrations and tests. It works as on a screen. To be
 * used from any thread but JavaFX's; it does not own the logbook.
 */
public final class DrawnWindow implements AutoCloseable {
    /** A query may lead to another one, such as a piece to its sessions; none leads further than this. */
    private static final int LONGEST_CHAIN = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final UiThreads threads = new UiThreads();
    private final MainWindow window;
    private final Scene scene;
    private final Stage stage;

    private DrawnWindow(Woodshed woodshed, Path dataFolder, Clock clock, WindowLook look) {
        Threads both = threads.threads();
        Session session = HeadlessToolkit.call(() -> new Session(woodshed, both, clock, Messages.locale()));
        WindowSettings remembered = new WindowSettings(dataFolder);
        remembered.setTextPercent(look.textPercent());
        this.window = HeadlessToolkit.call(() -> new MainWindow(session, new SettingsViewModel(remembered, both, session
                .notices())));
        this.scene = HeadlessToolkit.call(() -> {
            Scene made = new Scene(window.root(), look.width(), look.height());
            Theme.apply(made, new Look(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT, look.textPercent(), true));
            window.start(made);
            return made;
        });
        this.stage = HeadlessToolkit.call(() -> {
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.setX(0);
            shown.setY(0);
            shown.show();
            return shown;
        });
    }

    /** Opens it, and returns when what the first screen shows has been read. */
    public static DrawnWindow open(Woodshed woodshed, Path dataFolder, Clock clock, WindowLook look) {
        DrawnWindow drawn = show(woodshed, dataFolder, clock, look);
        drawn.settle();
        return drawn;
    }

    /** Opens it, and returns at once, as a window does: what it shows is read meanwhile. */
    static DrawnWindow show(Woodshed woodshed, Path dataFolder, Clock clock, WindowLook look) {
        HeadlessToolkit.start();
        return new DrawnWindow(woodshed, dataFolder, clock, look);
    }

    /** Waits until whatever has been asked of the disk so far is on the screen, and the screen is drawn. */
    public void settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean read = false;
        while (!read && System.nanoTime() < deadline) {
            await();
            read = HeadlessToolkit.call(() -> window.session().search().isComplete());
        }
        for (int round = 0; round < LONGEST_CHAIN; round++) {
            await();
        }
        HeadlessToolkit.frame(scene);
    }

    /** Waits until what has been asked of the disk so far has been handed to the screen. */
    void await() {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        HeadlessToolkit.run(() -> threads.threads().query(() -> true, reached::complete,
                reached::completeExceptionally));
        reached.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Writes a PNG of what is shown. */
    public void write(Path file) {
        settle();
        HeadlessToolkit.run(() -> {
            try {
                WindowSnapshot.write(scene, file);
            } catch (IOException failure) {
                throw new UncheckedIOException("the picture could not be written: " + file, failure);
            }
        });
    }

    public MainWindow window() {
        return window;
    }

    public Session session() {
        return window.session();
    }

    public Scene scene() {
        return scene;
    }

    @Override
    public void close() {
        HeadlessToolkit.run(() -> {
            stage.hide();
            window.close();
        });
        threads.close();
    }
}
