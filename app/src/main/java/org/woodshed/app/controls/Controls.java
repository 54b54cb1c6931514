package org.woodshed.app.controls;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small pieces of layout that every view needs. */
public final class Controls {
    private Controls() {}

    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /** A label that looks quieter than the text around it. */
    public static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("quiet");
        return label;
    }

    /** A text as long as it needs to be, over as many lines as it takes. */
    public static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /** A button that does one thing. */
    public static Button button(String text, String id, Runnable command) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> command.run());
        return button;
    }

    /** Shows the values of a choice by their words; they are chosen, never typed. */
    public static <T> StringConverter<T> shownAs(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        };
    }

    /** A field with its name above it, tied together for screen readers. */
    public static VBox named(String name, Node field) {
        Label label = wrapped(name, "field-name");
        label.setLabelFor(field);
        if (field.getAccessibleText() == null) {
            field.setAccessibleText(name);
        }
        VBox box = new VBox(label, field);
        box.getStyleClass().add("named-field");
        if (field instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        return box;
    }

    /** A button that shows the keys that do the same. */
    public static Button withKeys(Button button, KeyCombination keys) {
        Label hint = new Label(keyName(keys));
        hint.getStyleClass().add("key-hint");
        button.setGraphic(hint);
        button.setContentDisplay(ContentDisplay.RIGHT);
        return button;
    }

    /** How a person calls the keys, such as "Ctrl+Enter". */
    public static String keyName(KeyCombination keys) {
        return keys.getDisplayText();
    }

    public static Button iconButton(Ikon icon, String name) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(name);
        return button;
    }
}
