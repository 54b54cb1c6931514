package org.woodshed.app.history;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.controls.TwoLines;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityKey;

/** What was changed lately at the left, the history of the chosen thing in the middle. */
public final class HistoryView extends BorderPane {
    private final HistoryViewModel model;
    private final ListView<ChangedThing> list;
    private boolean selecting;

    public HistoryView(HistoryViewModel model) {
        this.model = model;
        getStyleClass().add("history");
        TextField filter = new TextField();
        filter.setId("history-filter");
        Prompts.fitting(filter, List.of(Messages.text("history.find"), Messages.text("find.short")));
        filter.setAccessibleText(Messages.text("history.find"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        list = new ListView<>(model.things());
        list.setId("history-list");
        list.getStyleClass().add("piece-list");
        list.setAccessibleText(Messages.text("history.lately"));
        list.setCellFactory(view -> new ThingCell());
        Label nothing = Controls.quiet(Messages.text("history.none"));
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null && !selecting) {
                model.selectedProperty().set(now.key());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Label heading = new Label(Messages.text("history.lately"));
        heading.getStyleClass().add("card-heading");
        VBox side = new VBox(heading, filter, list);
        side.getStyleClass().add("piece-side");
        setLeft(side);
        ScrollPane scroll = new ScrollPane(middle());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(Messages.text("history.states"));
        setCenter(scroll);
        model.selectedProperty().addListener((property, before, now) -> {
            select(now);
            scroll.setVvalue(0);
        });
        model.things().addListener((ListChangeListener<ChangedThing>) change -> select(model.selectedProperty().get()));
        select(model.selectedProperty().get());
    }

    private VBox middle() {
        Label title = new Label();
        title.setId("history-title");
        title.getStyleClass().add("dialog-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.textProperty().bind(model.titleProperty());
        Label knowledge = Controls.quiet("");
        knowledge.setId("history-knowledge");
        knowledge.setWrapText(true);
        knowledge.setMinHeight(USE_PREF_SIZE);
        StatesList states = new StatesList(model);
        Runnable say = () -> knowledge.setText(model.states().isEmpty() ? Messages.text("history.explain")
                : words(model.knowledgeProperty().get()));
        model.knowledgeProperty().addListener((property, before, now) -> say.run());
        model.states().addListener((ListChangeListener<StateLine>) change -> say.run());
        say.run();
        VBox middle = new VBox(title, knowledge, states);
        middle.getStyleClass().add("history-detail");
        return middle;
    }

    private static String words(Knowledge knowledge) {
        return Messages.text(switch (knowledge) {
            case ASKING -> "history.asking";
            case COMPLETE -> "history.complete";
            case KNOWN_HERE -> "history.knownHere";
            case ONLY_HERE -> "history.onlyHere";
        });
    }

    /** Marks in the list what is shown, if it stands there: it may have been reached from elsewhere. */
    private void select(@Nullable EntityKey key) {
        selecting = true;
        ChangedThing there = model.things().stream().filter(thing -> thing.key().equals(key)).findFirst().orElse(null);
        if (there == null) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().select(there);
        }
        selecting = false;
    }

    private static final class ThingCell extends ListCell<ChangedThing> {
        @Override
        protected void updateItem(@Nullable ChangedThing thing, boolean empty) {
            super.updateItem(thing, empty);
            setPrefWidth(0);
            if (empty || thing == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            setGraphic(new TwoLines(thing.what(), thing.when()));
            setAccessibleText(thing.what() + ", " + thing.when());
        }
    }
}
