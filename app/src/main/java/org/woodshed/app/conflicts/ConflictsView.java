package org.woodshed.app.conflicts;

import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.TwoLines;
import org.woodshed.app.history.HistoryButton;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityType;

/** The Sync tab: what needs a choice and what waits at the left, the choice itself in the middle. */
public final class ConflictsView extends BorderPane {
    private final ConflictsViewModel model;
    private final Node nothing;
    private final ListView<ConflictItem> list;
    private final VBox detail = new VBox();

    /**
     * The tab.
     *
     * @param waiting  shows the changes that wait for the server
     * @param nothing  stands in the middle while nothing is to be chosen
     */
    public ConflictsView(ConflictsViewModel model, Node waiting, Node nothing) {
        this.model = model;
        this.nothing = nothing;
        getStyleClass().add("conflicts");
        list = new ListView<>(model.items());
        list.setId("conflict-list");
        list.getStyleClass().add("piece-list");
        list.setAccessibleText(Messages.text("conflict.list"));
        list.setCellFactory(view -> new ConflictCell());
        list.setPlaceholder(Controls.quiet(Messages.text("conflict.none")));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        ScrollPane waitingScroll = new ScrollPane(new VBox(waiting, heading("combined.heading"), new CombinedList(model
                .combined())));
        waitingScroll.setFitToWidth(true);
        waitingScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(waitingScroll, Priority.ALWAYS);
        Label choiceHeading = heading("conflict.needChoice");
        VBox side = new VBox(choiceHeading, list, heading("waiting.heading"), waitingScroll);
        side.getStyleClass().add("piece-side");
        setLeft(side);
        detail.getStyleClass().add("conflict-detail");
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        model.selectedProperty().addListener((property, before, now) -> show(now));
        model.items().addListener((ListChangeListener<ConflictItem>) change -> listHeight());
        listHeight();
        show(model.selectedProperty().get());
    }

    private void listHeight() {
        list.setPrefHeight(Math.clamp(model.items().size() * 60.0 + 4, 64, 300));
        list.setMinHeight(64);
    }

    private static Label heading(String key) {
        Label heading = new Label(Messages.text(key));
        heading.getStyleClass().add("card-heading");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        return heading;
    }

    private void show(@Nullable ConflictItem item) {
        detail.getChildren().clear();
        if (item == null) {
            list.getSelectionModel().clearSelection();
            detail.getChildren().addAll(text(Messages.text(model.items().isEmpty() ? "conflict.noneTitle"
                    : "conflict.laterTitle"), "dialog-title"), text(Messages.text("conflict.noneText"), "quiet"),
                    nothing);
            return;
        }
        list.getSelectionModel().select(item);
        Button save = new Button(Messages.text("conflict.save"));
        save.setId("conflict-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(event -> model.save());
        FlowPane buttons = new FlowPane(10, 8, save);
        long similar = model.similar();
        if (similar > 0) {
            Button all = new Button(Messages.text("conflict.saveAll", similar));
            all.setId("conflict-save-all");
            all.setOnAction(event -> model.saveAllSimilar());
            buttons.getChildren().add(all);
        }
        Button later = new Button(Messages.text("conflict.decideLater"));
        later.setId("conflict-later");
        later.setMinWidth(USE_PREF_SIZE);
        later.setOnAction(event -> model.selectedProperty().set(null));
        buttons.getChildren().addAll(later, new HistoryButton(item.key()));
        buttons.getStyleClass().add("conflict-buttons");
        detail.getChildren().addAll(text(title(item), "dialog-title"), text(Messages.text("conflict.subtitle", item
                .what()), "quiet"), new ChoiceTable(item, model::pickAll), consequence(item), buttons, text(Messages
                        .text("conflict.later"), "quiet"));
    }

    private static String title(ConflictItem item) {
        EntityType type = item.key().type();
        return Messages.text(type.equals(EntityType.LOGBOOK_ENTRY) ? "conflict.titleEntry"
                : type.equals(EntityType.PIECE) ? "conflict.titlePiece"
                        : type.equals(EntityType.GOAL) ? "conflict.titleGoal" : "conflict.title");
    }

    /** What the choices picked so far lead to, said anew with every pick. */
    private static VBox consequence(ConflictItem item) {
        Label totals = text(item.consequence(), "conflict-consequence");
        totals.setId("conflict-consequence");
        totals.managedProperty().bind(totals.textProperty().isNotEmpty());
        item.fields().forEach(field -> field.pickProperty().addListener((property, before, now) -> totals.setText(item
                .consequence())));
        VBox box = new VBox(totals);
        if (!item.combined().isEmpty()) {
            box.getChildren().add(text(item.combined(), "quiet"));
        }
        box.getStyleClass().add("conflict-effects");
        return box;
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static final class ConflictCell extends ListCell<ConflictItem> {
        @Override
        protected void updateItem(@Nullable ConflictItem item, boolean empty) {
            super.updateItem(item, empty);
            setPrefWidth(0);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String fields = Messages.text("conflict.fields", item.fields().size());
            setGraphic(new TwoLines(item.what(), fields));
            setAccessibleText(item.what() + ", " + fields);
        }
    }
}
