package org.woodshed.app.tour;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.woodshed.app.MainWindow;
import org.woodshed.app.Session;
import org.woodshed.app.WindowSnapshot;
import org.woodshed.app.settings.SettingsViewModel;
import org.woodshed.app.settings.WindowSettings;
import org.woodshed.app.text.Messages;
import org.woodshed.app.theme.Look;
import org.woodshed.app.theme.Theme;
import org.woodshed.app.work.Threads;

/**
 * Draws the windows of the tour's laptops in memory, so that no display is needed and none is disturbed. JavaFX runs once in
 * a process: make one of these only. Thread-safe.
 */
final class WindowPictures implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int PATIENCE_SECONDS = 60;

    private final ExecutorService background =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final Threads threads = new Threads(Platform::runLater, background);
    private final Path folder;
    private final Clock clock;

    private WindowPictures(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Starts JavaFX without a display.
     *
     * @param folder where the pictures go
     */
    static WindowPictures start(Path folder, Clock clock) throws TourFailedException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(true));
        await(started);
        Platform.setImplicitExit(false);
        return new WindowPictures(folder, clock);
    }

    /** Draws a laptop's window as its musician sees it now. */
    void draw(Laptop laptop, String name) throws TourFailedException, InterruptedException {
        draw(laptop, name, window -> {});
    }

    /** Draws a laptop's practice lists. */
    void drawLists(Laptop laptop, String name) throws TourFailedException, InterruptedException {
        draw(laptop, name, MainWindow::openLists);
    }

    private void draw(Laptop laptop, String name, Consumer<MainWindow> go) throws TourFailedException,
            InterruptedException {
        Path file = folder.resolve(name + ".png");
        MainWindow window = onScreen(() -> open(laptop));
        Stage stage = onScreen(() -> show(window));
        onceLoaded(window);
        onScreen(() -> {
            go.accept(window);
            WindowSnapshot.write(stage.getScene(), file);
            stage.hide();
            window.close();
            return file;
        });
    }

    private MainWindow open(Laptop laptop) {
        Session session = new Session(laptop.woodshed(), threads, clock, Messages.locale());
        return new MainWindow(session, new SettingsViewModel(new WindowSettings(folder), threads, session.notices()));
    }

    private static Stage show(MainWindow window) {
        Scene scene = new Scene(window.root(), WIDTH, HEIGHT);
        Theme.apply(scene, new Look(ColorScheme.LIGHT, 100, true));
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /** What was asked for in the background is shown once the background and then the screen have come to this. */
    private void onceLoaded(MainWindow window) throws TourFailedException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean read = false;
        while (!read) {
            read = onScreen(() -> window.session().search().isComplete());
            CompletableFuture<Boolean> queriesDone = new CompletableFuture<>();
            background.execute(() -> Platform.runLater(() -> queriesDone.complete(true)));
            await(queriesDone);
            if (!read && System.nanoTime() > deadline) {
                throw tooLate();
            }
        }
    }

    private static <T> T onScreen(Callable<T> work) throws TourFailedException, InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return await(result);
    }

    private static <T> T await(CompletableFuture<T> result) throws TourFailedException, InterruptedException {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw tooLate();
        } catch (ExecutionException failure) {
            throw new TourFailedException("A window could not be drawn: " + failure.getCause() + ".");
        }
    }

    private static TourFailedException tooLate() {
        return new TourFailedException("A window could not be drawn within " + PATIENCE_SECONDS + " seconds.");
    }

    @Override
    public void close() {
        background.shutdown();
        Platform.exit();
    }
}
