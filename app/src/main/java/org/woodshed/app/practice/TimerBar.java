package org.woodshed.app.practice;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.controls.SuggestionField;
import org.woodshed.app.text.Messages;

/** Timer, current piece, and the one button. */
public final class TimerBar extends HBox {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final double ROOMY = 1050;
    private final SuggestionField piece;

    private final TimerViewModel model;
    private @Nullable SmallTimer small;

    /** @param switchKeys named in the hint of the field that switches the piece */
    public TimerBar(TimerViewModel model, KeyCombination keys, KeyCombination switchKeys) {
        this.model = model;
        getStyleClass().add("timer-bar");
        setAlignment(Pos.CENTER_LEFT);
        piece = new SuggestionField(model::suggestions);
        piece.setId("timer-piece");
        Prompts.fitting(piece, List.of(Messages.text("timer.piecePrompt"), Messages.text("timer.pieceShort")));
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
        state.textProperty().bind(Bindings.when(model.pausedProperty()).then(Messages.text("timer.paused")).otherwise(
                Bindings.when(model.runningProperty()).then(Messages.text("timer.practising"))
                        .otherwise(Messages.text("timer.ready"))));
        piece.setTooltip(new Tooltip(Messages.text("timer.switch") + "   " + Controls.keyName(switchKeys)));
        VBox current = new VBox(state, piece);
        current.getStyleClass().add("current-piece");
        current.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(current, Priority.ALWAYS);
        getChildren().addAll(new ClockFace(model.elapsedProperty()), current, startStop(model, keys),
                pause(model), small());
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

    private static Button pause(TimerViewModel model) {
        Button button = Controls.iconButton(Feather.PAUSE, Messages.text("timer.pause"));
        button.setId("timer-pause");
        model.pausedProperty().addListener((property, before, now) -> {
            button.setGraphic(new FontIcon(now ? Feather.PLAY : Feather.PAUSE));
            button.setAccessibleText(Messages.text(now ? "timer.resume" : "timer.pause"));
        });
        button.visibleProperty().bind(model.runningProperty());
        button.managedProperty().bind(button.visibleProperty());
        button.setTooltip(new Tooltip(Messages.text("timer.pause")));
        button.setOnAction(event -> model.pauseOrResume());
        return button;
    }

    private Button small() {
        Button button = Controls.iconButton(Feather.EXTERNAL_LINK, Messages.text("timer.small"));
        button.setId("timer-small");
        // In a narrow window the menu has it
        sceneProperty().addListener((property, before, scene) -> {
            if (scene != null) {
                button.visibleProperty().bind(model.runningProperty().and(scene.widthProperty().greaterThan(ROOMY)));
            }
        });
        button.managedProperty().bind(button.visibleProperty());
        button.setTooltip(new Tooltip(Messages.text("timer.small")));
        button.setOnAction(event -> showSmallWindow());
        return button;
    }

    /** Shows the timer in a window of its own above all others, or hides it. */
    public void showSmallWindow() {
        SmallTimer shown = small;
        if (shown != null && shown.isShowing()) {
            shown.close();
            return;
        }
        SmallTimer made = new SmallTimer(model, getScene());
        small = made;
        made.show();
    }

    public void closeSmallWindow() {
        if (small != null) {
            small.close();
        }
    }

    /** Puts the cursor on the piece; choosing another one while the timer runs begins a new stretch. */
    public void switchPiece() {
        piece.requestFocus();
        piece.selectAll();
    }

    /** The field that names what is being practised. */
    public SuggestionField pieceField() {
        return piece;
    }
}
