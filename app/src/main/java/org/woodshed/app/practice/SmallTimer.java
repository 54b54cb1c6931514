package org.woodshed.app.practice;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** The timer in a small window above all others, for a screen full of sheet music. */
final class SmallTimer extends Stage {
    private static final double WIDTH = 300;

    /** @param look the scene whose colours it takes over */
    SmallTimer(TimerViewModel model, Scene look) {
        setTitle(Messages.text("timer.small"));
        setAlwaysOnTop(true);
        Label piece = new Label();
        piece.textProperty().bind(model.pieceProperty());
        piece.getStyleClass().add("strong");
        // As wide as the rest is, however long the name
        piece.setPrefWidth(0);
        piece.setWrapText(true);
        piece.setMinHeight(Region.USE_PREF_SIZE);
        piece.setMaxWidth(Double.MAX_VALUE);
        Button stop = new Button();
        stop.setId("small-stop");
        stop.getStyleClass().addAll(Styles.ACCENT, "start-stop");
        stop.textProperty().bind(Bindings.when(model.runningProperty()).then(Messages.text("timer.stop")).otherwise(
                Messages.text("timer.start")));
        stop.setOnAction(event -> model.startOrStop());
        Button pause = new Button();
        pause.getStyleClass().add("start-stop");
        pause.textProperty().bind(Bindings.when(model.pausedProperty()).then(Messages.text("timer.resume")).otherwise(
                Messages.text("timer.pause")));
        pause.disableProperty().bind(model.runningProperty().not());
        pause.setOnAction(event -> model.pauseOrResume());
        stop.setMaxWidth(Double.MAX_VALUE);
        pause.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(new ClockFace(model.elapsedProperty()), Controls.spacer(), new VBox(6, stop, pause));
        line.setSpacing(16);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(piece, line);
        box.getStyleClass().addAll("woodshed", "small-timer");
        box.getStyleClass().addAll(look.getRoot().getStyleClass());
        box.setMinWidth(WIDTH);
        Scene scene = new Scene(box);
        scene.setUserAgentStylesheet(look.getUserAgentStylesheet());
        scene.getStylesheets().setAll(look.getStylesheets());
        setScene(scene);
        setResizable(false);
    }
}
