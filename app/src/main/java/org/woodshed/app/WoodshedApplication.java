package org.woodshed.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.woodshed.app.controls.Frames;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.settings.Appearance;
import org.woodshed.app.settings.Language;
import org.woodshed.app.settings.SettingsViewModel;
import org.woodshed.app.settings.WindowPlace;
import org.woodshed.app.settings.WindowSettings;
import org.woodshed.app.text.Messages;
import org.woodshed.app.theme.Look;
import org.woodshed.app.theme.Theme;
import org.woodshed.client.LocalWoodshed;
import org.woodshed.client.WoodshedConfig;
import org.woodshed.client.store.StoreException;

/** The desktop application: opens the data folder that is its first parameter, shows the window, remembers its place. */
public final class WoodshedApplication extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(WoodshedApplication.class);
    private final AppLauncher.Launch launch = AppLauncher.launched();
    private final Clock clock = launch.clock();
    private final UiThreads threads = new UiThreads();
    private final NoticesViewModel notices = new NoticesViewModel();
    private @Nullable LocalWoodshed woodshed;
    private @Nullable StoreException refused;
    private boolean shownElsewhere;
    private @Nullable MainWindow window;
    private @Nullable WindowSettings settings;

    /** Keeps the styles until the window wears them. */
    private @Nullable Scene dressed;
    private final Locale systemLocale = Locale.getDefault(Locale.Category.FORMAT);

    /** Waits for the store before JavaFX's thread is needed; meanwhile that thread reads what the window is dressed in. */
    @Override
    public void init() {
        StartLog.reached("JavaFX runs");
        WindowSettings remembered = new WindowSettings(folder());
        settings = remembered;
        speak(remembered.language());
        Platform.runLater(() -> dressed = Theme.prepare(look(remembered)));
        open(() -> {
            try {
                return launch.opening().join();
            } catch (CompletionException failure) {
                throw failure.getCause() instanceof StoreException explained ? explained : failure;
            }
        });
        StartLog.reached("the logbook is open");
    }

    private Path folder() {
        return Path.of(getParameters().getRaw().getFirst());
    }

    private void open(Supplier<Optional<LocalWoodshed>> opening) {
        refused = null;
        try {
            opening.get().ifPresentOrElse(opened -> woodshed = opened, () -> shownElsewhere = true);
        } catch (StoreException failure) {
            refused = failure;
        }
    }

    @Override
    public void start(Stage stage) {
        if (shownElsewhere) {
            Platform.exit();
            return;
        }
        WindowSettings remembered = Objects.requireNonNull(settings);
        stage.setTitle(Messages.text("app.name"));
        LocalWoodshed opened = woodshed;
        if (opened == null) {
            explain(stage, Objects.requireNonNull(refused), remembered);
        } else {
            begin(stage, opened, remembered);
        }
    }

    private void explain(Stage stage, StoreException problem, WindowSettings remembered) {
        StoreProblem shown = new StoreProblem(problem, Platform::exit);
        if (problem.kind() == StoreException.Kind.DAMAGED) {
            shown.offerRescue(() -> LocalWoodshed.rescue(WoodshedConfig.ofPerson(folder(), clock, new SecureRandom(),
                    System.getenv())),
                    () -> {
                        open(() -> WindowFolder.open(folder(), clock));
                        start(stage);
                    });
        }
        show(stage, new Scene(shown, 600, 360), remembered);
        stage.show();
    }

    private void begin(Stage stage, LocalWoodshed opened, WindowSettings remembered) {
        // A mistake of ours must not pass unseen: the window goes on, and somebody can quote what happened
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            LOG.error("the window made a mistake", failure);
            notices.failed(failure);
        });
        place(stage, remembered);
        fill(stage, opened, remembered);
        Platform.getPreferences().colorSchemeProperty().addListener((property, before, now) -> dress(stage.getScene(),
                remembered));
        Platform.getPreferences().reducedMotionProperty().addListener((property, before, now) -> dress(stage
                .getScene(), remembered));
        stage.focusedProperty().addListener((property, before, focused) -> {
            if (focused && window != null) {
                window.session().sync().status().focused();
            }
        });
        stage.setOnHiding(event -> {
            remember(stage, remembered);
            if (window != null) {
                window.closeSmallWindows();
            }
        });
        opened.onSwitched(() -> Platform.runLater(() -> fill(stage, opened, remembered)));
        stage.show();
        dressed = null;
        StartLog.reached("the window is there");
        Frames.afterNext(() -> {
            StartLog.reached("the window has been drawn");
            threads.threads().background().execute(() -> beginBehindScreen(stage, opened));
        });
    }

    /** What nobody sees has time until the window has been drawn. */
    private void beginBehindScreen(Stage stage, LocalWoodshed opened) {
        opened.serve(launch.followers().of(opened, () -> Platform.runLater(() -> toFront(stage))));
        opened.startSyncing();
        opened.backups().keepDaily();
    }

    private static void toFront(Stage stage) {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /** Shows the logbook that is open now, instead of the one before. */
    private void fill(Stage stage, LocalWoodshed opened, WindowSettings remembered) {
        if (window != null) {
            window.close();
        }
        Session session = new Session(opened, threads.threads(), clock, Messages.locale(), notices);
        SettingsViewModel chosen = new SettingsViewModel(remembered, threads.threads(), session.notices());
        MainWindow content = new MainWindow(session, chosen);
        window = content;
        // With a size, or everything would be laid out twice: as large as it wants to be, then as large as it is
        Scene scene = new Scene(content.root(), stage.getWidth(), stage.getHeight());
        show(stage, scene, remembered);
        for (ObservableValue<?> look : List.of(chosen.appearanceProperty(), chosen.textPercentProperty(), chosen
                .reducedMotionProperty())) {
            look.addListener((property, before, now) -> dress(scene, remembered));
        }
        chosen.languageProperty().addListener((property, before, now) -> {
            speak(now);
            // After whoever chose it has returned: the window it was chosen in goes
            Platform.runLater(() -> {
                fill(stage, opened, remembered);
                Objects.requireNonNull(window).openSettings();
            });
        });
        content.start(scene);
        stage.setOnCloseRequest(event -> closing(event, stage, content));
    }

    private void speak(Language language) {
        Locale locale = language.locale(systemLocale);
        // JavaFX's own controls, such as the date field, ask the machine
        Locale.setDefault(locale);
        Messages.speak(locale);
    }

    private static void show(Stage stage, Scene scene, WindowSettings settings) {
        dress(scene, settings);
        stage.setScene(scene);
    }

    private static void dress(Scene scene, WindowSettings settings) {
        Theme.apply(scene, look(settings));
    }

    private static Look look(WindowSettings settings) {
        return new Look(scheme(settings.appearance()), settings.textPercent(), settings.reducedMotion()
                || Platform.getPreferences().isReducedMotion());
    }

    private static ColorScheme scheme(Appearance appearance) {
        return switch (appearance) {
            case SYSTEM -> Platform.getPreferences().getColorScheme();
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
    }

    private static void place(Stage stage, WindowSettings settings) {
        List<WindowPlace> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).map(
                bounds -> new WindowPlace(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight()))
                .toList();
        WindowPlace place = settings.place().map(remembered -> remembered.within(screens)).orElseGet(() -> WindowPlace
                .middleOf(screens.getFirst()));
        stage.setMinWidth(Math.min(WindowPlace.SMALLEST_WIDTH, place.width()));
        stage.setMinHeight(Math.min(WindowPlace.SMALLEST_HEIGHT, place.height()));
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
    }

    /** What is being typed is saved first; a running timer asks. */
    private static void closing(WindowEvent event, Stage stage, MainWindow content) {
        if (!content.entries().finishEditing()) {
            event.consume();
        } else if (content.session().timer().runningProperty().get()) {
            event.consume();
            content.dialogs().askBeforeQuitting(stage::hide);
        }
    }

    private static void remember(Stage stage, WindowSettings settings) {
        if (!stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            settings.setPlace(new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        }
        try {
            settings.save();
        } catch (IOException failure) {
            LOG.warn("the window's place could not be remembered", failure);
        }
    }

    /** Runs after the window has closed: what is queued is written, then the store is closed. */
    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        threads.close();
        if (woodshed != null) {
            woodshed.close();
        }
    }
}
