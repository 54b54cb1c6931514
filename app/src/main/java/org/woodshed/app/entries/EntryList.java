package org.woodshed.app.entries;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.entries.LogItem.DayHeading;
import org.woodshed.app.entries.LogItem.EntryCard;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityId;

/** The days with their cards: walks over them by keyboard, and has older ones read before they are reached. */
final class EntryList extends ListView<LogItem> {
    private static final int LOAD_AHEAD = 20;
    private final EntriesViewModel model;
    private final Commands commands;

    /** What the keyboard or a click asks for. */
    interface Commands {
        void edit(EntityId id);

        /** One entry or many, whatever is chosen. */
        void deleteChosen();
    }

    EntryList(EntriesViewModel model, Commands commands) {
        super(model.items());
        this.model = model;
        this.commands = commands;
        setId("entry-list");
        getStyleClass().add("entry-list");
        setAccessibleText(Messages.text("entries.list"));
        setCellFactory(view -> {
            EntryCell cell = new EntryCell(card -> commands.edit(card.row().entry().id()));
            cell.indexProperty().addListener((property, before, now) -> loadAhead(now.intValue()));
            return cell;
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        model.selectedProperty().addListener((property, before, now) -> select(now));
    }

    private void loadAhead(int index) {
        if (index > getItems().size() - LOAD_AHEAD) {
            Platform.runLater(model::loadMore);
        }
    }

    void select(@Nullable EntityId id) {
        int index = id == null ? -1 : index(id);
        if (index >= 0) {
            getSelectionModel().clearAndSelect(index);
            scrollTo(Math.max(0, index - 1));
        }
    }

    private int index(EntityId id) {
        for (int index = 0; index < getItems().size(); index++) {
            if (getItems().get(index) instanceof EntryCard card && card.row().entry().id().equals(id)) {
                return index;
            }
        }
        return -1;
    }

    /** The entry that is chosen; a heading is none. */
    Optional<EntityId> chosen() {
        return getSelectionModel().getSelectedItem() instanceof EntryCard card ? Optional.of(card.row().entry().id())
                : Optional.empty();
    }

    private void keyPressed(KeyEvent event) {
        boolean shortcut = event.isShortcutDown();
        boolean known = switch (event.getCode()) {
            case ENTER -> !shortcut && done(() -> chosen().ifPresent(commands::edit));
            case A -> shortcut && done(getSelectionModel()::selectAll);
            case DELETE, BACK_SPACE -> done(commands::deleteChosen);
            case UP -> done(() -> move(-1, event.isShiftDown()));
            case DOWN -> done(() -> move(1, event.isShiftDown()));
            default -> false;
        };
        if (known) {
            event.consume();
        }
    }

    private static boolean done(Runnable command) {
        command.run();
        return true;
    }

    /** To the next card in a direction, or to choose it too; headings are passed over. */
    private void move(int step, boolean more) {
        int index = getSelectionModel().getSelectedIndex() + step;
        while (index >= 0 && index < getItems().size() && getItems().get(index) instanceof DayHeading) {
            index += step;
        }
        if (index >= 0 && index < getItems().size()) {
            if (!more) {
                getSelectionModel().clearSelection();
            }
            getSelectionModel().select(index);
            scrollTo(Math.max(0, index - 2));
        }
    }

    /** Does something that may take the chosen card away; the next one is chosen then. */
    void keepingPlace(Runnable command) {
        int index = getSelectionModel().getSelectedIndex();
        command.run();
        requestFocus();
        getSelectionModel().clearAndSelect(Math.min(index, getItems().size() - 1));
    }

    /** Where the card stands, from the top of a node around the list. */
    double top(EntityId id, Node around) {
        return lookupAll(".entry-cell").stream().filter(node -> node instanceof EntryCell cell && cell
                .getItem() instanceof EntryCard card && card.row().entry().id().equals(id)).findFirst().map(cell -> {
                    Bounds bounds = around.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
                    return bounds.getMinY();
                }).orElse(0.0);
    }
}
