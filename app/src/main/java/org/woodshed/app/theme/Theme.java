package org.woodshed.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;

/** Dresses a scene in light or dark. To be used on the JavaFX thread. */
public final class Theme {
    private static final List<String> FONT_FILES = List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");
    private static final String FONT_FOLDER = "/com/formdev/flatlaf/fonts/inter/";
    private static final String OWN_STYLES = "/org/woodshed/app/woodshed.css";
    private static final String STILL = "still";
    /** The style class of a scene's root while its texts are large. */
    public static final String LARGE = "large-text";

    /** In per cent. */
    private static final int LARGE_FROM = 150;
    /** In pixels. */
    private static final double USUAL_TEXT = 14;
    private static boolean fontsLoaded;

    private Theme() {}

    public static void apply(Scene scene, Look look) {
        loadFonts();
        ColorScheme scheme = look.scheme();
        String path = scheme == ColorScheme.DARK ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight()
                        .getUserAgentStylesheet();
        scene.setUserAgentStylesheet(resource(path).toExternalForm());
        // As a sheet of its own, so that menus and lists that open in windows of their own grow too
        scene.getStylesheets().setAll(resource(OWN_STYLES).toExternalForm(), textSize(look.textPercent()));
        scene.getRoot().getStyleClass().removeAll("light", "dark", STILL, LARGE);
        if (look.textPercent() >= LARGE_FROM) {
            scene.getRoot().getStyleClass().add(LARGE);
        }
        if (look.reducedMotion()) {
            scene.getRoot().getStyleClass().add(STILL);
        }
        scene.getRoot().getStyleClass().add(scheme == ColorScheme.DARK ? "dark" : "light");
        scene.getPreferences().setColorScheme(scheme);
        scene.getPreferences().setReducedMotion(look.reducedMotion() ? Boolean.TRUE : null);
    }

    /**
     * Reads the fonts and the styles of a look, so that they are there when there is something to dress.
     *
     * @return has to be kept until something is dressed: what nothing wears is forgotten
     */
    public static Scene prepare(Look look) {
        StackPane figure = new StackPane(new Label(), new Button(), new TextField(), new ListView<>());
        Scene scene = new Scene(figure);
        apply(scene, look);
        figure.applyCss();
        return scene;
    }

    private static String textSize(int percent) {
        return "data:text/css," + URLEncoder.encode(".root,.woodshed{-fx-font-size:" + USUAL_TEXT * percent / 100
                + "px;}", StandardCharsets.US_ASCII);
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
