package org.woodshed.app.pieces;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.EntityId;

/** Filter box and pieces, at the left. */
public final class PieceListView extends VBox {
    private final PieceListViewModel model;
    private final TextField filter = new TextField();
    private final ListView<PieceSummary> list;
    private boolean following;

    public PieceListView(PieceListViewModel model, KeyCombination findKeys) {
        this.model = model;
        getStyleClass().add("piece-side");
        filter.setId("piece-filter");
        Prompts.fitting(filter, List.of(Messages.text("pieces.find", Controls.keyName(findKeys)), Messages.text(
                "pieces.findName"), Messages.text("find.short")));
        filter.setAccessibleText(Messages.text("pieces.findName"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        list = new ListView<>(model.pieces());
        list.setId("piece-list");
        list.getStyleClass().add("piece-list");
        list.setAccessibleText(Messages.text("pieces.list"));
        list.setCellFactory(view -> new PieceCell());
        Label empty = Controls.quiet("");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        model.filterProperty().addListener((property, before, now) -> empty.setText(model.emptyText()));
        empty.setText(model.emptyText());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(filter, list);
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> choose(now));
        model.selectedProperty().addListener((property, before, now) -> follow());
        model.dueProperty().addListener((property, before, now) -> list.refresh());
        model.pieces().addListener((ListChangeListener<PieceSummary>) change -> follow());
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
            }
        });
        follow();
    }

    /** Puts the cursor into the filter box. */
    public void find() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void choose(@Nullable PieceSummary summary) {
        if (!following && summary != null) {
            model.selectedProperty().set(summary.piece().id());
        }
    }

    /** Shows the model's choice; rows move and change with every entry, the choice stays. */
    private void follow() {
        EntityId wanted = model.selectedProperty().get();
        following = true;
        list.getSelectionModel().clearSelection();
        model.pieces().stream().filter(summary -> summary.piece().id().equals(wanted)).findFirst().ifPresent(list
                .getSelectionModel()::select);
        following = false;
    }

    private final class PieceCell extends ListCell<PieceSummary> {
        private final Label title = new Label();
        private final Label detail = Controls.quiet("");
        private final Label due = PiecesView.dueMark();
        private final VBox names = new VBox(title, detail);
        private final HBox box = new HBox(6, names, Controls.spacer(), due);

        PieceCell() {
            title.getStyleClass().add("strong");
            names.setMinWidth(0);
            box.setMinWidth(0);
            box.setAlignment(Pos.TOP_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PieceSummary summary, boolean empty) {
            super.updateItem(summary, empty);
            if (empty || summary == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(summary.piece().title());
            detail.setText(model.detail(summary));
            boolean isDue = model.dueProperty().get().contains(summary.piece().id());
            due.setVisible(isDue);
            due.setManaged(isDue);
            setAccessibleText(title.getText() + ", " + detail.getText() + (isDue ? ", " + due.getText() : ""));
            setGraphic(box);
        }
    }
}
