package org.woodshed.app.goals;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.goals.GoalsViewModel.Line;
import org.woodshed.app.history.HistoryButton;
import org.woodshed.app.text.Messages;
import org.woodshed.model.Goal;
import org.woodshed.model.GoalVocabulary;
import org.woodshed.model.Milestone;

/** One goal: how far it is, its milestones, and what can be done about it. */
final class GoalCard extends VBox {
    private static final double LEAST_TITLE = 150;
    /** Room for all of them in one line, at the usual size of texts. */
    private static final double ACTIONS = 310;

    GoalCard(GoalsViewModel model, Line line, Consumer<Goal> edit) {
        Goal goal = line.goal();
        getStyleClass().add("panel-card");
        Label title = new Label(goal.title());
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        Button delete = Controls.iconButton(Feather.TRASH_2, Messages.text("goal.delete", goal.title()));
        delete.setOnAction(event -> model.delete(goal));
        Button change = Controls.iconButton(Feather.EDIT_2, Messages.text("goal.editThis", goal.title()));
        change.setOnAction(event -> edit.accept(goal));
        FlowPane actions = new FlowPane(8, 8, status(model, goal), new HistoryButton(goal.state().key()), change,
                delete);
        actions.setAlignment(Pos.CENTER_RIGHT);
        title.setMinWidth(LEAST_TITLE);
        actions.setPrefWrapLength(ACTIONS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(8, title, actions);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        if (!goal.description().isEmpty()) {
            getChildren().add(Controls.wrapped(goal.description(), "quiet"));
        }
        if (line.progress().target() != null) {
            ProgressBar bar = new ProgressBar(line.progress().share());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(model.words(line));
            getChildren().add(bar);
        }
        HBox foot = new HBox(8, Controls.quiet(model.words(line)));
        foot.setAlignment(Pos.CENTER_LEFT);
        if (model.isCounted(goal)) {
            Button more = new Button(Messages.text("goal.oneMore"));
            more.setAccessibleText(Messages.text("goal.oneMoreOf", goal.title()));
            more.setOnAction(event -> model.countOne(goal));
            foot.getChildren().addAll(Controls.spacer(), more);
        }
        getChildren().add(foot);
        for (Milestone milestone : goal.milestones()) {
            CheckBox box = new CheckBox(milestone.title());
            box.setSelected(milestone.completedAt() != null);
            box.setOnAction(event -> model.tick(goal, milestone));
            getChildren().add(box);
        }
    }

    private static ComboBox<String> status(GoalsViewModel model, Goal goal) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(GoalVocabulary.STATUSES);
        box.setConverter(Controls.shownAs(name -> Messages.name("status", name)));
        box.setValue(goal.status());
        box.setAccessibleText(Messages.text("goal.statusOf", goal.title()));
        box.setOnAction(event -> model.setStatus(goal, box.getValue()));
        return box;
    }
}
