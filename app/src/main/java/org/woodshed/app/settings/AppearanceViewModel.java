package org.woodshed.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.work.Threads;

/** Light, dark or the system's choice; remembered as soon as it is chosen. Belongs to the screen's thread. */
public final class AppearanceViewModel {
    private final ObjectProperty<Appearance> appearance;

    public AppearanceViewModel(WindowSettings settings, Threads threads, NoticesViewModel notices) {
        this.appearance = new SimpleObjectProperty<>(settings.appearance());
        Executor background = threads.background();
        appearance.addListener((property, before, now) -> {
            settings.setAppearance(now);
            background.execute(() -> save(settings, threads, notices));
        });
    }

    private static void save(WindowSettings settings, Threads threads, NoticesViewModel notices) {
        try {
            settings.save();
        } catch (IOException failure) {
            threads.screen().execute(() -> notices.failed(new UncheckedIOException(failure)));
        }
    }

    public ObjectProperty<Appearance> appearanceProperty() {
        return appearance;
    }
}
