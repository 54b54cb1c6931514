package org.woodshed.app.controls;

import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/** What an empty field says may be typed, as far as there is room for it. To be used on the JavaFX thread. */
public final class Prompts {
    private Prompts() {}

    /**
     * Shows the first that fits into the field as wide as it is; the last if none does.
     *
     * @param words from the longest to the shortest
     */
    public static void fitting(TextField field, List<String> words) {
        field.setPromptText(words.getFirst());
        Runnable choose = () -> field.setPromptText(words.stream().filter(text -> fits(field, text)).findFirst().orElse(
                words.getLast()));
        field.widthProperty().addListener((property, before, now) -> choose.run());
        field.fontProperty().addListener((property, before, now) -> choose.run());
        field.insetsProperty().addListener((property, before, now) -> choose.run());
    }

    private static boolean fits(TextField field, String words) {
        Text text = new Text(words);
        text.setFont(field.getFont());
        double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        return text.getLayoutBounds().getWidth() <= room;
    }
}
