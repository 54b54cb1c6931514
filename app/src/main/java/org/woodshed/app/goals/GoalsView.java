package org.woodshed.app.goals;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.goals.GoalsViewModel.Shown;
import org.woodshed.app.goals.GoalsViewModel.Wanted;
import org.woodshed.app.pieces.PieceLabels;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.Goal;
import org.woodshed.model.GoalVocabulary;

/** The week, the streak and the goals at the left; a new goal at the right. */
public final class GoalsView extends HBox {
    private final GoalsViewModel model;
    private final VBox cards = new VBox(12);
    private final TextField title = new TextField();
    private final ComboBox<String> type = new ComboBox<>();
    private final TextField target = new TextField();
    private final ComboBox<String> period = new ComboBox<>();
    private final ComboBox<PieceSummary> piece = new ComboBox<>();
    private final DatePicker until = new DatePicker();
    private final TextArea milestones = new TextArea();
    private final TextArea description = new TextArea();
    private final Label heading = new Label();
    private final Button save = new Button();
    private final Button leave = Controls.button(Messages.text("editor.cancel"), "goal-cancel", this::clear);
    /** The goal whose fields are shown; null for a new one. */
    private @Nullable Goal openedOn;

    public GoalsView(GoalsViewModel model) {
        this.model = model;
        setId("goals-view");
        cards.getStyleClass().add("piece-panel-content");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.getStyleClass().add("goal-cards");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setHgrow(scroll, Priority.ALWAYS);
        ScrollPane adding = new ScrollPane(adding());
        adding.getStyleClass().add("goal-form");
        adding.setFitToWidth(true);
        adding.setFocusTraversable(false);
        adding.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(adding, Priority.ALWAYS);
        VBox side = new VBox(adding, foot());
        side.getStyleClass().add("goal-side");
        side.setMinWidth(290);
        side.setPrefWidth(350);
        getChildren().addAll(scroll, side);
        model.shownProperty().addListener((property, before, now) -> show(now));
        show(model.shownProperty().get());
    }

    private void show(Shown shown) {
        cards.getChildren().clear();
        Label week = new Label(Messages.text("goal.week", Lengths.words(shown.weekSeconds())));
        week.getStyleClass().add("panel-title");
        cards.getChildren().addAll(week, Controls.quiet(Messages.text("goal.streak", shown.streak())));
        if (shown.goals().isEmpty()) {
            Label none = Controls.quiet(Messages.text("goal.none"));
            none.setWrapText(true);
            cards.getChildren().add(none);
        }
        shown.goals().forEach(line -> cards.getChildren().add(new GoalCard(model, line, this::edit)));
    }

    private VBox adding() {
        title.setId("goal-title");
        target.setId("goal-target");
        choice(type, "type");
        type.setId("goal-type");
        type.getItems().setAll(GoalVocabulary.TYPES);
        type.setValue("practice_time");
        choice(period, "period");
        period.getItems().setAll(GoalVocabulary.PERIODS);
        period.setValue("weekly");
        piece.setConverter(Controls.shownAs(summary -> PieceLabels.of(summary.piece())));
        piece.setOnShowing(event -> piece.getItems().setAll(model.pieces()));
        milestones.setPrefRowCount(3);
        type.valueProperty().addListener((property, before, now) -> typeChosen(now));
        typeChosen(type.getValue());
        title.setOnAction(event -> save());
        target.setOnAction(event -> save());
        description.setPrefRowCount(2);
        description.setWrapText(true);
        show((Goal) null);
        heading.getStyleClass().add("panel-title");
        VBox form = new VBox(8, heading, Controls.named(Messages.text("field.title"), title),
                Controls.named(Messages.text(
                        "goal.type"), type),
                Controls.named(Messages.text("goal.target"), target), Controls.named(Messages.text(
                        "goal.period"), period),
                Controls.named(Messages.text("goal.piece"), piece), Controls.named(Messages
                        .text("goal.targetDate"), until),
                Controls.named(Messages.text("goal.milestones"),
                        milestones),
                Controls.named(Messages.text("field.description"), description));
        form.getStyleClass().add("piece-side");
        return form;
    }

    /** Below the fields, and in sight however far they are scrolled. */
    private VBox foot() {
        Label problem = Controls.wrapped("", "problem-text");
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(model.problemProperty().isNotEmpty());
        save.setId("goal-add");
        save.getStyleClass().add(Styles.ACCENT);
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(event -> save());
        VBox foot = new VBox(8, problem, new FlowPane(10, 8, save, leave));
        foot.getStyleClass().add("goal-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        return foot;
    }

    private void typeChosen(String chosen) {
        target.setPromptText(Messages.text(switch (chosen) {
            case "practice_time" -> "goal.targetTime";
            case "tempo" -> "goal.targetTempo";
            case "repertoire" -> "goal.targetPieces";
            default -> "goal.targetCount";
        }));
        period.setDisable(!chosen.equals("practice_time"));
        period.setValue(chosen.equals("practice_time") ? "weekly" : "none");
    }

    private void edit(Goal goal) {
        show(goal);
        title.requestFocus();
    }

    /** Fills the form with a goal, or empties it for a new one. */
    private void show(@Nullable Goal goal) {
        openedOn = goal;
        heading.setText(Messages.text(goal == null ? "goal.new" : "goal.edit"));
        save.setText(Messages.text(goal == null ? "goal.add" : "editor.save"));
        leave.setVisible(goal != null);
        leave.setManaged(goal != null);
        Wanted typed = goal == null ? new Wanted("", "practice_time", "", "weekly", null, null, "")
                : GoalTyping.typed(
                        goal);
        title.setText(typed.title());
        type.setValue(typed.type());
        target.setText(typed.target());
        period.setValue(typed.period());
        piece.setValue(model.pieces().stream().filter(one -> one.piece().id().equals(typed.piece())).findFirst().orElse(
                null));
        until.setValue(typed.targetDate());
        milestones.setText(typed.milestones());
        description.setText(typed.description());
    }

    private void clear() {
        show((Goal) null);
    }

    private void save() {
        PieceSummary chosen = piece.getValue();
        Goal goal = openedOn;
        Wanted wanted = new Wanted(title.getText(), type.getValue(), target.getText(), period.getValue(), chosen == null
                ? null
                : chosen.piece().id(), until.getValue(), milestones.getText(), description.getText());
        if (goal == null ? model.add(wanted) : model.change(goal, wanted)) {
            clear();
            title.requestFocus();
        }
    }

    private static void choice(ComboBox<String> box, String prefix) {
        box.setConverter(Controls.shownAs(name -> Messages.name(prefix, name)));
    }
}
