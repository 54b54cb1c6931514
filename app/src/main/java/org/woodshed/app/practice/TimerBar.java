package org.woodshed.app.practice;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.SuggestionField;
import org.woodshed.app.text.Messages;

/** Timer, current piece, and the one button. */
public final class TimerBar extends HBox {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private final SuggestionField piece;

    public TimerBar(TimerViewModel model, KeyCombination keys) {
        getStyleClass().add("timer-bar");
        setAlignment(Pos.CENTER_LEFT);
        piece = new SuggestionField(model::suggestions);
        piece.setId("timer-piece");
        piece.setPromptText(Messages.text("timer.piecePrompt"));
        piece.setAccessibleText(Messages.text("timer.piece"));
        piece.textProperty().bindBidirectional(model.pieceProperty());
        piece.setOnTaken(model::choosePiece);
        piece.setOnAction(event -> model.choosePiece());
        piece.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                model.choosePiece();
            }
        });
        Label state = Controls.quiet("");
        state.textProperty().bind(Bindings.when(model.runningProperty()).then(Messages.text("timer.practising"))
                .otherwise(Messages.text("timer.ready")));
        VBox current = new VBox(state, piece);
        current.getStyleClass().add("current-piece");
        current.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(current, Priority.ALWAYS);
        getChildren().addAll(new ClockFace(model.elapsedProperty()), current, startStop(model, keys));
        model.runningProperty().addListener((property, before, now) -> pseudoClassStateChanged(RUNNING, now));
        pseudoClassStateChanged(RUNNING, model.runningProperty().get());
    }

    private static Button startStop(TimerViewModel model, KeyCombination keys) {
        Button button = Controls.withKeys(new Button(), keys);
        button.setId("start-stop");
        button.getStyleClass().addAll(Styles.ACCENT, "start-stop");
        button.textProperty().bind(Bindings.when(model.runningProperty()).then(Messages.text("timer.stop")).otherwise(
                Messages.text("timer.start")));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setOnAction(event -> model.startOrStop());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** The field that names what is being practised. */
    public SuggestionField pieceField() {
        return piece;
    }
}
