package org.woodshed.app.controls;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.text.Messages;

/**
 * A field that holds several things, each as a small label that can be taken out, with a place to type one more. Enter adds,
 * Backspace in the empty field takes out the last.
 *
 * @param <T> what it holds
 */
public final class TokenField<T> extends FlowPane {
    private static final PseudoClass INNER_FOCUS = PseudoClass.getPseudoClass("inner-focus");
    /** Enough to see what one types, in widths of a letter. */
    private static final double LEAST_EMS = 8;
    private final ObservableList<T> tokens;
    private final Function<T, String> label;
    private final Function<String, T> parse;
    private final SuggestionField field;
    private final StringProperty prompt = new SimpleStringProperty("");
    private final ListChangeListener<T> changed = change -> build();

    public TokenField(ObservableList<T> tokens, Function<T, String> label, Function<String, T> parse, Function<String,
            List<String>> suggestions) {
        this.tokens = tokens;
        this.label = label;
        this.parse = parse;
        this.field = new SuggestionField(suggestions);
        getStyleClass().add("token-field");
        setHgap(4);
        setVgap(4);
        field.getStyleClass().add("token-input");
        field.prefWidthProperty().bind(Bindings.createDoubleBinding(this::inputWidth, widthProperty(), insetsProperty(),
                field.fontProperty(), field.insetsProperty(), prompt));
        field.setOnTaken(this::takeTyped);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        field.focusedProperty().addListener((property, before, focused) -> {
            pseudoClassStateChanged(INNER_FOCUS, focused);
            if (!focused) {
                takeTyped();
            }
        });
        setOnMouseClicked(event -> field.requestFocus());
        tokens.addListener(new WeakListChangeListener<>(changed));
        build();
    }

    /** Names the field for screen readers, and says what may be typed. */
    public TokenField<T> named(String name, String prompt) {
        field.setAccessibleText(name);
        this.prompt.set(prompt);
        // The name stands above the field: where there is no room for more, it is enough
        Prompts.fitting(field, List.of(prompt, ""));
        return this;
    }

    public SuggestionField input() {
        return field;
    }

    /** Wide enough for what it says, as far as there is room. */
    private double inputWidth() {
        Text said = new Text(prompt.get());
        said.setFont(field.getFont());
        double wanted = Math.max(LEAST_EMS * field.getFont().getSize(), Math.ceil(said.getLayoutBounds().getWidth())
                + field.snappedLeftInset() + field.snappedRightInset() + 1);
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        return room > 0 ? Math.min(wanted, room) : wanted;
    }

    /** Adds what stands in the field, if anything does. */
    public void takeTyped() {
        String typed = field.getText().strip();
        field.clear();
        if (!typed.isEmpty()) {
            T token = parse.apply(typed);
            if (tokens.stream().noneMatch(other -> label.apply(other).equals(label.apply(token)))) {
                tokens.add(token);
            }
        }
    }

    private void keyPressed(KeyEvent event) {
        boolean empty = field.getText().isEmpty();
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !empty && !field.isSuggesting()) {
            takeTyped();
            event.consume();
        } else if (event.getCode() == KeyCode.BACK_SPACE && empty && !tokens.isEmpty()) {
            tokens.removeLast();
            event.consume();
        }
    }

    private void build() {
        getChildren().removeIf(node -> node != field);
        int place = 0;
        for (T token : tokens) {
            getChildren().add(place++, chip(token));
        }
        if (!getChildren().contains(field)) {
            getChildren().add(field);
        }
    }

    private HBox chip(T token) {
        Button remove = new Button(null, new FontIcon(Feather.X));
        remove.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "token-remove");
        remove.setAccessibleText(Messages.text("token.remove", label.apply(token)));
        remove.setOnAction(event -> {
            field.requestFocus();
            tokens.remove(token);
        });
        HBox chip = new HBox(new Label(label.apply(token)), remove);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().add("token");
        return chip;
    }
}
