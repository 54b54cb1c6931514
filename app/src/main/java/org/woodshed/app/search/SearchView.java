package org.woodshed.app.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.TallPane;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityId;
import org.woodshed.model.LogbookEntry;

/** Filters and what was found, in the place of the days while something is looked for. */
public final class SearchView extends VBox {
    private static final List<String> PERIODS = List.of("7", "30", "90", "365");
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");
    private static final double LEAST_HEIGHT = 110;
    private final SearchViewModel model;
    private final ListView<IndexedEntry> list;
    private final Consumer<LogbookEntry> open;

    /**
     * @param open    shows the fields of an entry
     * @param editAll shows the fields that many entries are given at once
     */
    public SearchView(SearchViewModel model, Consumer<LogbookEntry> open, Consumer<List<EntityId>> editAll) {
        this.model = model;
        this.open = open;
        setId("search");
        getStyleClass().addAll("entries", "search");
        list = new ListView<>(model.results());
        list.setId("search-results");
        list.getStyleClass().add("entry-list");
        list.setAccessibleText(Messages.text("search.results"));
        list.setCellFactory(view -> new ResultCell());
        list.setPlaceholder(Controls.wrapped(Messages.text("search.nothing"), "quiet"));
        list.setOnKeyPressed(event -> {
            IndexedEntry chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                model.read(chosen, open);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                model.clear();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setMinHeight(LEAST_HEIGHT);
        list.setPrefHeight(LEAST_HEIGHT);
        Label summary = Controls.quiet("");
        summary.setId("search-summary");
        summary.textProperty().bind(model.summaryProperty());
        Button clear = new Button(Messages.text("search.clear"));
        clear.setOnAction(event -> model.clear());
        Button together = Controls.button(Messages.text("search.editAll"), "edit-found", () -> editAll.accept(model
                .results().stream().map(IndexedEntry::id).toList()));
        together.disableProperty().bind(Bindings.isEmpty(model.results()));
        // Where large texts leave no room for all filters and what was found, they can be scrolled
        TallPane above = new TallPane(filters(together, savedMenu(), clear)).neverBelow(LEAST_HEIGHT);
        above.setMaxWidth(Double.MAX_VALUE);
        summary.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(above, summary, list);
        visibleProperty().bind(model.activeProperty());
    }

    /** @param doing what is done with what was found; it follows the first filters */
    private VBox filters(Node... doing) {
        FlowPane first = line(choice(Filter.DAYS, "search.anyTime"), choice(Filter.PIECE, "search.piece"), choice(
                Filter.TYPE, "search.type"), choice(Filter.TAG, "search.tag"));
        FlowPane more = line(date(Filter.FROM, "search.from"), date(Filter.TO, "search.to"), choice(Filter.COMPOSER,
                "search.composer"), choice(Filter.INSTRUMENT, "search.instrument"), choice(Filter.MOOD, "search.mood"),
                length(Filter.LENGTH, "search.length"), length(Filter.LONGEST, "search.longest"));
        ToggleButton showMore = new ToggleButton(Messages.text("search.more"));
        showMore.setId("more-filters");
        first.getChildren().add(showMore);
        first.getChildren().addAll(doing);
        more.visibleProperty().bind(showMore.selectedProperty());
        more.managedProperty().bind(more.visibleProperty());
        return new VBox(8, first, more);
    }

    private static FlowPane line(Node... filters) {
        FlowPane line = new FlowPane(8, 8, filters);
        line.getStyleClass().add("search-filters");
        return line;
    }

    private TextField length(Filter filter, String key) {
        TextField field = new TextField();
        field.setPromptText(Messages.text(key));
        field.setAccessibleText(Messages.text(key));
        field.setPrefColumnCount(12);
        field.textProperty().addListener((property, before, now) -> model.change(old -> old.with(filter, now)));
        model.queryProperty().addListener((property, before, now) -> {
            String typed = Objects.requireNonNullElse(now.get(filter), "");
            if (!typed.equals(field.getText().strip())) {
                field.setText(typed);
            }
        });
        return field;
    }

    private DatePicker date(Filter filter, String key) {
        DatePicker picker = new DatePicker();
        picker.setPromptText(Messages.text(key));
        picker.setAccessibleText(Messages.text(key));
        picker.valueProperty().addListener((property, before, now) -> model.change(old -> old.with(filter, now == null
                ? null
                : now.toString())));
        model.queryProperty().addListener((property, before, now) -> {
            String date = now.get(filter);
            picker.setValue(date == null ? null : LocalDate.parse(date));
        });
        return picker;
    }

    private ComboBox<String> choice(Filter filter, String key) {
        ComboBox<String> box = new ComboBox<>();
        box.setId("filter-" + filter.written());
        box.setAccessibleText(Messages.text(key));
        box.setConverter(Controls.shownAs(name -> name.isEmpty() ? Messages.text(key) : model.words(filter, name)));
        box.getItems().setAll("");
        box.setValue("");
        box.setOnShowing(event -> offer(box, filter));
        box.setOnAction(event -> model.change(old -> old.with(filter, box.getValue())));
        model.queryProperty().addListener((property, before, now) -> box.setValue(Objects.requireNonNullElse(now.get(
                filter), "")));
        return box;
    }

    private void offer(ComboBox<String> box, Filter filter) {
        List<String> offered = new ArrayList<>(filter == Filter.DAYS ? PERIODS : model.used(filter));
        offered.addFirst("");
        if (!offered.equals(box.getItems())) {
            String chosen = box.getValue();
            box.getItems().setAll(offered);
            box.setValue(chosen);
        }
    }

    private MenuButton savedMenu() {
        MenuButton menu = new MenuButton(Messages.text("search.saved"));
        menu.setId("saved-searches");
        menu.setOnShowing(event -> {
            menu.getItems().clear();
            MenuItem save = new MenuItem(Messages.text("search.save"));
            save.setOnAction(chosen -> model.saved().save(model.queryProperty().get()));
            menu.getItems().addAll(save, new SeparatorMenuItem());
            for (SearchQuery one : model.saved().all()) {
                MenuItem item = new MenuItem(model.words(one));
                item.setOnAction(chosen -> model.change(old -> one));
                menu.getItems().add(item);
            }
            if (model.saved().all().contains(model.queryProperty().get())) {
                MenuItem forget = new MenuItem(Messages.text("search.forget"));
                forget.setOnAction(chosen -> model.saved().forget(model.queryProperty().get()));
                menu.getItems().addAll(new SeparatorMenuItem(), forget);
            }
        });
        return menu;
    }

    private final class ResultCell extends ListCell<IndexedEntry> {
        private final Label date = Controls.quiet("");
        private final Label title = new Label();
        private final Label found = Controls.quiet("");
        private final Label length = new Label();
        private final HBox card;

        ResultCell() {
            title.getStyleClass().add("strong");
            title.setMinWidth(0);
            date.setMinWidth(USE_PREF_SIZE);
            found.setMinWidth(0);
            length.getStyleClass().add("entry-length");
            length.setMinWidth(USE_PREF_SIZE);
            VBox middle = new VBox(title, found);
            middle.setMinWidth(0);
            HBox.setHgrow(middle, Priority.ALWAYS);
            card = new HBox(date, middle, length);
            card.getStyleClass().add("entry-card");
            setPrefWidth(0);
            getStyleClass().add("entry-cell");
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    model.read(getItem(), open);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable IndexedEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(entry == null || empty ? null : card);
            if (entry != null) {
                date.setText(model.date(entry));
                title.setText(model.title(entry));
                found.setText(LINE_ENDS.matcher(entry.notes()).replaceAll(" · "));
                length.setText(model.length(entry));
                setAccessibleText(
                        String.join(", ", title.getText(), date.getText(), length.getText(), found.getText()));
            }
        }
    }
}
