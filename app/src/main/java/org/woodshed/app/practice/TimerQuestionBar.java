package org.woodshed.app.practice;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the timer wants to know, in a line below the top bar: it stands in nobody's way. */
public final class TimerQuestionBar extends HBox {
    private final Label text = new Label();
    private final HBox answers = new HBox();

    public TimerQuestionBar(TimerQuestions model) {
        setId("timer-question");
        getStyleClass().add("question-bar");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        setHgrow(text, Priority.ALWAYS);
        answers.getStyleClass().add("button-line");
        answers.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(new FontIcon(Feather.HELP_CIRCLE), text, answers);
        model.currentProperty().addListener((property, before, now) -> show(now));
        show(model.currentProperty().get());
    }

    private void show(TimerQuestions.@Nullable Asked asked) {
        setVisible(asked != null);
        setManaged(asked != null);
        answers.getChildren().clear();
        if (asked == null) {
            return;
        }
        text.setText(asked.text());
        setAccessibleText(asked.text());
        for (TimerQuestions.Answer answer : asked.answers()) {
            Button button = new Button(answer.label());
            button.setOnAction(event -> answer.command().run());
            answers.getChildren().add(button);
        }
    }
}
