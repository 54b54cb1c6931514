package org.woodshed.app.pieces;

import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Halves;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.controls.TallPane;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;

/** The repertoire: the list with its filters at the left, the chosen piece at the right. */
public final class PiecesView extends HBox {
    private static final double LEAST_LIST = 110;
    private final PiecesViewModel model;
    private final ListView<PieceSummary> list;
    private boolean following;

    /** @param detail what is shown and edited of the chosen piece */
    public PiecesView(PiecesViewModel model, Function<PieceSummary, String> words, PieceDetailView detail) {
        this.model = model;
        setId("pieces-view");
        TallPane above = above();
        list = new ListView<>(model.pieces());
        list.setId("pieces-table");
        list.getStyleClass().add("piece-list");
        list.setAccessibleText(Messages.text("pieces.list"));
        list.setCellFactory(view -> new PieceRow(model, words));
        Label empty = Controls.wrapped(model.emptyText(), "quiet");
        list.setPlaceholder(empty);
        model.pieces().addListener((ListChangeListener<PieceSummary>) change -> empty.setText(model.emptyText()));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!following && now != null) {
                model.selectedProperty().set(now.piece().id());
            }
        });
        model.selectedProperty().addListener((property, before, now) -> follow(now));
        model.pieces().addListener((ListChangeListener<PieceSummary>) change -> follow(model.selectedProperty().get()));
        VBox.setVgrow(list, Priority.ALWAYS);
        // It takes what is left: first of all there is what finds and adds pieces
        list.setMinHeight(LEAST_LIST);
        list.setPrefHeight(LEAST_LIST);
        VBox left = new VBox(above, list);
        left.getStyleClass().addAll("piece-side", "pieces-side");
        left.setMinWidth(380);
        left.prefWidthProperty().bind(widthProperty().multiply(0.5));
        setHgrow(detail, Priority.ALWAYS);
        getChildren().addAll(left, detail);
        follow(model.selectedProperty().get());
    }

    private void follow(@Nullable EntityId wanted) {
        following = true;
        list.getSelectionModel().clearSelection();
        model.pieces().stream().filter(summary -> summary.piece().id().equals(wanted)).findFirst().ifPresent(list
                .getSelectionModel()::select);
        following = false;
    }

    /** Filters and the line to add; where large texts leave no room for all of it and the list, it scrolls. */
    private TallPane above() {
        TallPane above = new TallPane(new VBox(8, filters(), adding())).neverBelow(LEAST_LIST);
        above.setMaxWidth(Double.MAX_VALUE);
        // The question stands at the foot, and is laid out after this
        model.duplicateProperty().addListener((property, before, now) -> Platform.runLater(() -> above.setVvalue(
                now == null ? 0 : 1)));
        return above;
    }

    private FlowPane filters() {
        TextField filter = new TextField();
        filter.setId("pieces-filter");
        Prompts.fitting(filter, List.of(Messages.text("pieces.findName"), Messages.text("find.short")));
        filter.setAccessibleText(Messages.text("pieces.findName"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefColumnCount(12);
        ComboBox<PieceSort> sort = new ComboBox<>();
        sort.setId("pieces-sort");
        sort.getItems().setAll(PieceSort.values());
        sort.setConverter(Controls.shownAs(PieceSort::words));
        sort.valueProperty().bindBidirectional(model.sortProperty());
        sort.setAccessibleText(Messages.text("sort.by"));
        ComboBox<String> status = new ComboBox<>();
        status.setId("pieces-status");
        status.getItems().setAll(PieceSort.STATUSES);
        status.getItems().addFirst("");
        status.setValue("");
        status.setConverter(Controls.shownAs(name -> name.isEmpty() ? Messages.text("pieces.anyStatus")
                : Messages.name("status",
                        name)));
        status.setAccessibleText(Messages.text("field.status"));
        status.valueProperty().addListener((property, before, now) -> model.statusProperty().set(now.isEmpty() ? null
                : now));
        CheckBox due = new CheckBox(Messages.text("pieces.onlyDue"));
        due.selectedProperty().addListener((property, before, now) -> model.onlyDueProperty().set(now));
        FlowPane line = new FlowPane(8, 8, filter, sort, status, due);
        line.setRowValignment(VPos.CENTER);
        return line;
    }

    private VBox adding() {
        TextField field = new TextField();
        field.setId("piece-add");
        Prompts.fitting(field, List.of(Messages.text("pieces.addPrompt"), Messages.text("pieces.addShort")));
        field.setAccessibleText(Messages.text("pieces.addPrompt"));
        field.textProperty().bindBidirectional(model.addedProperty());
        field.setOnAction(event -> model.add());
        Button add = new Button(Messages.text("quick.add"));
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(event -> model.add());
        Halves line = new Halves(8, field, add);
        Label question = new Label();
        question.setWrapText(true);
        question.setMinHeight(USE_PREF_SIZE);
        Button use = new Button(Messages.text("pieces.useIt"));
        use.setId("piece-use");
        use.setOnAction(event -> model.useDuplicate());
        Button anyway = new Button(Messages.text("pieces.createAnyway"));
        anyway.setId("piece-anyway");
        anyway.setOnAction(event -> model.addAnyway());
        use.setMinWidth(USE_PREF_SIZE);
        anyway.setMinWidth(USE_PREF_SIZE);
        FlowPane answers = new FlowPane(8, 8, use, anyway);
        VBox asked = new VBox(6, question, answers);
        asked.managedProperty().bind(model.duplicateProperty().isNotNull());
        asked.visibleProperty().bind(asked.managedProperty());
        model.duplicateProperty().addListener((property, before, now) -> question.setText(now == null ? ""
                : Messages.text("pieces.near", PieceLabels.of(now))));
        Label problem = new Label();
        problem.getStyleClass().add("problem-text");
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(model.problemProperty().isNotEmpty());
        return new VBox(6, line, asked, problem);
    }

    /** A label that looks like a mark for a piece that wants to be played. */
    static Label dueMark() {
        Label due = new Label(Messages.text("pieces.due"));
        due.getStyleClass().add("due-mark");
        due.setMinWidth(USE_PREF_SIZE);
        due.setAlignment(Pos.CENTER_RIGHT);
        return due;
    }
}
