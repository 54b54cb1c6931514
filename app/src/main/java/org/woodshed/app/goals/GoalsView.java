package org.woodshed.app.goals;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.goals.GoalsViewModel.Shown;
import org.woodshed.app.goals.GoalsViewModel.Wanted;
import org.woodshed.app.pieces.PieceLabels;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;
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

    public GoalsView(GoalsViewModel model) {
        this.model = model;
        setId("goals-view");
        cards.getStyleClass().add("piece-panel-content");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.getStyleClass().add("piece-panel");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setHgrow(scroll, Priority.ALWAYS);
        VBox adding = adding();
        adding.setMinWidth(280);
        adding.setPrefWidth(340);
        getChildren().addAll(scroll, adding);
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
        shown.goals().forEach(line -> cards.getChildren().add(new GoalCard(model, line)));
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
        piece.setConverter(converter(summary -> PieceLabels.of(summary.piece())));
        piece.setOnShowing(event -> piece.getItems().setAll(model.pieces()));
        milestones.setPrefRowCount(3);
        type.valueProperty().addListener((property, before, now) -> typeChosen(now));
        typeChosen(type.getValue());
        Label problem = new Label();
        problem.getStyleClass().add("problem-text");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problemProperty());
        Button add = new Button(Messages.text("goal.add"));
        add.setId("goal-add");
        add.getStyleClass().add(Styles.ACCENT);
        add.setOnAction(event -> add());
        title.setOnAction(event -> add());
        target.setOnAction(event -> add());
        Label heading = new Label(Messages.text("goal.new"));
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
                problem, add);
        form.getStyleClass().add("piece-side");
        return form;
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

    private void add() {
        PieceSummary chosen = piece.getValue();
        boolean added = model.add(new Wanted(title.getText(), type.getValue(), target.getText(), period.getValue(),
                chosen == null ? null : chosen.piece().id(), until.getValue(), milestones.getText()));
        if (added) {
            title.clear();
            target.clear();
            milestones.clear();
            piece.setValue(null);
            until.setValue(null);
            title.requestFocus();
        }
    }

    private static void choice(ComboBox<String> box, String prefix) {
        box.setConverter(converter(name -> Messages.name(prefix, name)));
    }

    private static <T> StringConverter<T> converter(Function<T, String> words) {
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
}
