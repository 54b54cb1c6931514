package org.woodshed.app.lists;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.ListsView;
import org.woodshed.lists.ListItem;
import org.woodshed.lists.ListKind;
import org.woodshed.lists.PracticeList;
import org.woodshed.model.EntityId;

/** All lists at the left, the removed ones, and the line to make one. */
final class ListChooser extends VBox {
    private final ListsViewModel model;
    private final ListCommands commands;
    private final ItemCommands items;
    private final Drag drag;
    private final Runnable editName;
    private final ListView<ListRow> list;
    private final MenuButton removed = new MenuButton();
    private boolean following;

    ListChooser(ListsViewModel model, ListCommands commands, ItemCommands items, Drag drag, NewListLine newList,
            Runnable editName) {
        this.model = model;
        this.commands = commands;
        this.items = items;
        this.drag = drag;
        this.editName = editName;
        getStyleClass().addAll("piece-side", "list-side");
        list = new ListView<>(model.rows());
        list.setId("lists");
        list.getStyleClass().add("piece-list");
        list.setAccessibleText(Messages.text("lists.all"));
        list.setCellFactory(view -> new Cell());
        Label empty = Controls.quiet(Messages.text("lists.none"));
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        VBox.setVgrow(list, Priority.ALWAYS);
        removed.setId("removed-lists");
        removed.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(list, removed, newList);
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> choose(now));
        model.listProperty().addListener((property, before, now) -> follow());
        model.momentProperty().addListener((property, before, now) -> follow());
        model.viewProperty().addListener((property, before, now) -> showRemoved(now));
        showRemoved(model.viewProperty().get());
        follow();
    }

    private void choose(@Nullable ListRow row) {
        if (!following && !model.isShowing() && row != null) {
            model.listProperty().set(row.list().id());
        }
    }

    private void follow() {
        int index = model.index(model.listProperty().get());
        if (model.isShowing() || list.getSelectionModel().getSelectedIndex() == index) {
            return;
        }
        following = true;
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().clearAndSelect(index);
        }
        following = false;
    }

    private void showRemoved(@Nullable ListsView now) {
        boolean some = now != null && !now.removed().isEmpty();
        removed.setVisible(some);
        removed.setManaged(some);
        if (now != null) {
            removed.setText(Messages.text("lists.removedLists", now.removed().size()));
            removed.getItems().setAll(now.removed().stream().map(this::restoring).toList());
        }
    }

    private MenuItem restoring(PracticeList gone) {
        MenuItem item = new MenuItem(Messages.text("lists.restore", gone.name()));
        item.setOnAction(event -> commands.restore(gone.id()));
        return item;
    }

    private void keyPressed(KeyEvent event) {
        boolean up = event.getCode() == KeyCode.UP;
        if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
            commands.moveBy(up ? -1 : 1);
        } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            commands.remove();
        } else if ((event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) || event.getCode() == KeyCode.F2) {
            editName.run();
        } else {
            return;
        }
        event.consume();
    }

    /** A list with its progress; items can be dropped into it, lists between. */
    private final class Cell extends ListCell<ListRow> {
        private final FontIcon icon = new FontIcon(Feather.LIST);
        private final Label name = new Label();
        private final Label detail = Controls.quiet("");
        private final VBox words = new VBox(name, detail);
        private final HBox box = new HBox(icon, words);

        Cell() {
            name.getStyleClass().add("strong");
            words.setMinWidth(0);
            box.getStyleClass().add("list-line");
            setPrefWidth(0);
            setOnDragDetected(event -> whenFilled(row -> drag.start(this, event, null, row.list().id())));
            setOnMouseDragOver(event -> whenFilled(row -> {
                if (drag.item() != null) {
                    Drag.into(this);
                } else if (drag.list() != null) {
                    Drag.between(this, event);
                }
            }));
            setOnMouseDragExited(event -> Drag.leave(this));
            setOnMouseDragReleased(event -> whenFilled(row -> {
                ListItem item = drag.item();
                EntityId dragged = drag.list();
                boolean below = Drag.isBelow(this, event);
                Drag.leave(this);
                drag.end();
                if (item != null) {
                    items.moveTo(item, row);
                } else if (dragged != null) {
                    commands.move(dragged, Drag.target(model.index(dragged), getIndex(), below));
                }
            }));
        }

        private void whenFilled(Consumer<ListRow> work) {
            ListRow row = getItem();
            if (row != null) {
                work.accept(row);
            }
        }

        @Override
        protected void updateItem(@Nullable ListRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(row.list().name());
            ListKind kind = row.list().kind();
            icon.setIconCode(switch (kind) {
                case ROUTINE -> Feather.SUN;
                case SETLIST -> Feather.MUSIC;
                case PLAIN -> Feather.LIST;
            });
            detail.setText(row.items() == 0 ? Messages.text("lists.noItems")
                    : Messages.text("lists.progress", row
                            .done(), row.items()));
            setAccessibleText(name.getText() + ", " + NewListLine.name(kind) + ", " + detail.getText());
            setGraphic(box);
        }
    }
}
