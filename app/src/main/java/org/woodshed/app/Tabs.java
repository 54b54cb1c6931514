package org.woodshed.app;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.woodshed.app.text.Messages;

/**
 * The tabs of the window in their fixed order. A tab is there from the moment it has a view: none is ever empty. To add
 * one, put its view; everything else (order, name, key) follows. To be used on the JavaFX thread.
 */
final class Tabs extends TabPane {
    private final Map<Place, Tab> made = new EnumMap<>(Place.class);

    /** Every tab there may be, from left to right. */
    enum Place {
        TODAY("tab.today"), PIECES("tab.pieces"), LISTS("tab.lists"), PROGRESS("tab.progress"), HISTORY(
                "tab.history"),
        SYNC("tab.sync");

        private final String key;

        Place(String key) {
            this.key = key;
        }
    }

    Tabs() {
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    }

    /** Shows a view under its tab; it is made when somebody goes there for the first time, not while the window opens. */
    Tabs put(Place place, Supplier<? extends Node> view) {
        Tab tab = new Tab(Messages.text(place.key));
        tab.setId(place.key.replace('.', '-'));
        tab.selectedProperty().addListener((property, before, now) -> {
            if (now && tab.getContent() == null) {
                tab.setContent(view.get());
            }
        });
        made.put(place, tab);
        show(place, true);
        return this;
    }

    /** Shows or hides a tab that has a view. */
    void show(Place place, boolean wanted) {
        Tab tab = made.get(place);
        if (tab == null || wanted == getTabs().contains(tab)) {
            return;
        }
        if (wanted) {
            getTabs().add((int) made.entrySet().stream().filter(other -> other.getKey().compareTo(place) < 0
                    && getTabs().contains(other.getValue())).count(), tab);
        } else {
            getTabs().remove(tab);
        }
    }

    /** Tells whenever a tab that has a view comes to the front or leaves it. */
    void onSelected(Place place, Consumer<Boolean> listener) {
        Tab tab = made.get(place);
        if (tab != null) {
            tab.selectedProperty().addListener((property, before, now) -> listener.accept(now));
        }
    }

    /** Goes to a tab, if it is there. */
    void go(Place place) {
        Tab tab = made.get(place);
        if (tab != null && getTabs().contains(tab)) {
            getSelectionModel().select(tab);
        }
    }

    /** Goes to the tab that stands at a place, counted from 0. */
    void goTo(int index) {
        if (index < getTabs().size()) {
            getSelectionModel().select(index);
        }
    }
}
