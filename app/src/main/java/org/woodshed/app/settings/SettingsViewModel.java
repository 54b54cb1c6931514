package org.woodshed.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.notices.NoticesViewModel;
import org.woodshed.app.work.Threads;

/** What holds for this window on this laptop; each choice is remembered as soon as it is made. Belongs to the screen's thread. */
public final class SettingsViewModel {
    private final WindowSettings settings;
    private final Threads threads;
    private final NoticesViewModel notices;
    private final ObjectProperty<Appearance> appearance;
    private final IntegerProperty textPercent;
    private final BooleanProperty reducedMotion;
    private final ObjectProperty<Language> language;
    private final ObjectProperty<@Nullable LocalTime> reminder;

    public SettingsViewModel(WindowSettings settings, Threads threads, NoticesViewModel notices) {
        this.settings = settings;
        this.threads = threads;
        this.notices = notices;
        this.appearance = new SimpleObjectProperty<>(settings.appearance());
        this.textPercent = new SimpleIntegerProperty(settings.textPercent());
        this.reducedMotion = new SimpleBooleanProperty(settings.reducedMotion());
        this.language = new SimpleObjectProperty<>(settings.language());
        this.reminder = new SimpleObjectProperty<>(settings.reminder().orElse(null));
        remember(appearance, settings::setAppearance);
        remember(textPercent, percent -> settings.setTextPercent(percent.intValue()));
        remember(reducedMotion, settings::setReducedMotion);
        remember(language, settings::setLanguage);
        reminder.addListener((property, before, now) -> {
            settings.setReminder(now);
            threads.background().execute(this::save);
        });
    }

    private <T> void remember(ObservableValue<T> property, Consumer<T> set) {
        property.addListener((changed, before, now) -> {
            set.accept(now);
            threads.background().execute(this::save);
        });
    }

    private void save() {
        try {
            settings.save();
        } catch (IOException failure) {
            threads.screen().execute(() -> notices.failed(new UncheckedIOException(failure)));
        }
    }

    /** Where the logbook lies. */
    public Path folder() {
        return settings.folder();
    }

    public ObjectProperty<Appearance> appearanceProperty() {
        return appearance;
    }

    /** How large texts are, in per cent of their usual size. */
    public IntegerProperty textPercentProperty() {
        return textPercent;
    }

    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /** When to remind of practising; null for never. */
    public ObjectProperty<@Nullable LocalTime> reminderProperty() {
        return reminder;
    }
}
