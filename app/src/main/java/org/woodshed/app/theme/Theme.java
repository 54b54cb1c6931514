package org.woodshed.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Dresses a scene in light or dark. To be used on the JavaFX thread. */
public final class Theme {
    private static final List<String> FONT_FILES = List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");
    private static final String FONT_FOLDER = "/com/formdev/flatlaf/fonts/inter/";
    private static final String OWN_STYLES = "/org/woodshed/app/woodshed.css";
    private static boolean fontsLoaded;

    private Theme() {}

    public static void apply(Scene scene, ColorScheme scheme) {
        loadFonts();
        String path = scheme == ColorScheme.DARK ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight()
                        .getUserAgentStylesheet();
        scene.setUserAgentStylesheet(resource(path).toExternalForm());
        String own = resource(OWN_STYLES).toExternalForm();
        if (!scene.getStylesheets().contains(own)) {
            scene.getStylesheets().add(own);
        }
        scene.getRoot().getStyleClass().removeAll("light", "dark");
        scene.getRoot().getStyleClass().add(scheme == ColorScheme.DARK ? "dark" : "light");
        scene.getPreferences().setColorScheme(scheme);
    }

    private static void loadFonts() {
        if (fontsLoaded) {
            return;
        }
        fontsLoaded = true;
        for (String file : FONT_FILES) {
            try (InputStream font = resource(FONT_FOLDER + file).openStream()) {
                Font.loadFont(font, Font.getDefault().getSize());
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the font " + file + " of this installation can't be read", unreadable);
            }
        }
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(Theme.class.getResource(path), () -> "missing in this installation: " + path);
    }
}
