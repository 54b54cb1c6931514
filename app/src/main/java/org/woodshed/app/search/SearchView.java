package org.woodshed.app.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.search.SearchViewModel.Filter;
import org.woodshed.app.text.Messages;
import org.woodshed.model.LogbookEntry;

/** Filters and what was found, in the place of the days while something is looked for. */
public final class SearchView extends VBox {
    private static final List<Integer> PERIODS = List.of(0, 7, 30, 90, 365);
    private final SearchViewModel model;
    private final ListView<IndexedEntry> list;
    private final Consumer<LogbookEntry> open;

    /** @param open shows the fields of an entry */
    public SearchView(SearchViewModel model, Consumer<LogbookEntry> open) {
        this.model = model;
        this.open = open;
        setId("search");
        getStyleClass().addAll("entries", "search");
        list = new ListView<>(model.results());
        list.setId("search-results");
        list.getStyleClass().add("entry-list");
        list.setAccessibleText(Messages.text("search.results"));
        list.setCellFactory(view -> new ResultCell());
        list.setPlaceholder(Controls.quiet(Messages.text("search.nothing")));
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
        Label summary = Controls.quiet("");
        summary.setId("search-summary");
        summary.textProperty().bind(model.summaryProperty());
        Button clear = new Button(Messages.text("search.clear"));
        clear.setOnAction(event -> model.clear());
        HBox foot = new HBox(summary, Controls.spacer(), savedMenu(), clear);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("button-line");
        getChildren().addAll(filters(), foot, list);
        visibleProperty().bind(model.activeProperty());
    }

    private FlowPane filters() {
        ComboBox<Integer> period = new ComboBox<>();
        period.getItems().setAll(PERIODS);
        period.setConverter(words(days -> days == 0 ? Messages.text("search.anyTime")
                : Messages.text("search.lastDays",
                        days)));
        period.setValue(0);
        period.setAccessibleText(Messages.text("search.period"));
        period.setOnAction(event -> model.change(old -> new SearchQuery(old.text(),
                period.getValue() == 0 ? null
                        : period
                                .getValue(),
                old.type(), old.instrument(), old.tag(), old.mood(), old.length())));
        TextField length = new TextField();
        length.setPromptText(Messages.text("search.length"));
        length.setAccessibleText(Messages.text("search.length"));
        length.setPrefColumnCount(8);
        length.textProperty().addListener((property, before, now) -> model.change(old -> new SearchQuery(old.text(), old
                .days(), old.type(), old.instrument(), old.tag(), old.mood(), now.isBlank() ? null : now.strip())));
        model.queryProperty().addListener((property, before, now) -> {
            period.setValue(now.days() == null ? 0 : now.days());
            String typed = now.length() == null ? "" : now.length();
            if (!typed.equals(length.getText().strip())) {
                length.setText(typed);
            }
        });
        FlowPane filters = new FlowPane(8, 8, period, names(Filter.TYPE, "search.type", "type", SearchQuery::type, (old,
                name) -> new SearchQuery(old.text(), old.days(), name, old.instrument(), old.tag(), old.mood(), old
                        .length())),
                names(Filter.INSTRUMENT, "search.instrument", "", SearchQuery::instrument, (old,
                        name) -> new SearchQuery(old.text(), old.days(), old.type(), name, old.tag(), old.mood(),
                                old.length())),
                names(Filter.TAG, "search.tag", "", SearchQuery::tag, (old,
                        name) -> new SearchQuery(old.text(), old.days(), old.type(), old
                                .instrument(), name, old.mood(), old.length())),
                names(
                        Filter.MOOD, "search.mood", "mood", SearchQuery::mood,
                        (old, name) -> new SearchQuery(old.text(), old.days(),
                                old.type(), old.instrument(), old.tag(), name,
                                old.length())),
                length);
        filters.getStyleClass().add("search-filters");
        return filters;
    }

    private ComboBox<String> names(Filter filter, String key, String prefix,
            Function<SearchQuery, @Nullable String> get,
            BiFunction<SearchQuery, @Nullable String, SearchQuery> set) {
        ComboBox<String> box = new ComboBox<>();
        box.setAccessibleText(Messages.text(key));
        box.setConverter(words(name -> name.isEmpty() ? Messages.text(key)
                : prefix.isEmpty() ? name
                        : Messages.name(prefix,
                                name)));
        box.getItems().setAll("");
        box.setValue("");
        box.setOnShowing(event -> {
            List<String> offered = new ArrayList<>(model.used(filter));
            offered.addFirst("");
            if (!offered.equals(box.getItems())) {
                String chosen = box.getValue();
                box.getItems().setAll(offered);
                box.setValue(chosen);
            }
        });
        box.setOnAction(event -> {
            String name = box.getValue();
            model.change(old -> set.apply(old, name == null || name.isEmpty() ? null : name));
        });
        model.queryProperty().addListener((property, before, now) -> {
            String name = get.apply(now);
            box.setValue(name == null ? "" : name);
        });
        return box;
    }

    private MenuButton savedMenu() {
        MenuButton menu = new MenuButton(Messages.text("search.saved"));
        menu.setId("saved-searches");
        menu.setOnShowing(event -> {
            menu.getItems().clear();
            MenuItem save = new MenuItem(Messages.text("search.save"));
            save.setOnAction(chosen -> model.save());
            menu.getItems().addAll(save, new SeparatorMenuItem());
            for (SearchQuery one : model.saved()) {
                MenuItem item = new MenuItem(SearchViewModel.words(one));
                item.setOnAction(chosen -> model.change(old -> one));
                menu.getItems().add(item);
            }
            if (model.saved().contains(model.queryProperty().get())) {
                MenuItem forget = new MenuItem(Messages.text("search.forget"));
                forget.setOnAction(chosen -> model.forget(model.queryProperty().get()));
                menu.getItems().addAll(new SeparatorMenuItem(), forget);
            }
        });
        return menu;
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
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
                found.setText(entry.notes().replaceAll("\\s*\\R\\s*", " · "));
                length.setText(model.length(entry));
                setAccessibleText(
                        String.join(", ", title.getText(), date.getText(), length.getText(), found.getText()));
            }
        }
    }
}
