package org.woodshed.app.controls;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * A text field that offers, while one types, what may be meant. Up and Down choose, Enter or a click takes, Escape closes the
 * list; what is typed stays valid without choosing.
 */
public final class SuggestionField extends TextField {
    private static final double ROW_HEIGHT = 34;
    private final Function<String, List<String>> suggestions;
    private final ListView<String> list = new ListView<>();
    private final Popup popup = new Popup();
    private Runnable onTaken = () -> {};
    private boolean taking;

    public SuggestionField(Function<String, List<String>> suggestions) {
        this.suggestions = suggestions;
        list.getStyleClass().add("suggestions");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(view -> new SuggestionCell());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        textProperty().addListener((property, before, now) -> typed(now));
        focusedProperty().addListener((property, before, now) -> popup.hide());
    }

    /** Is run after a suggestion was taken. */
    public void setOnTaken(Runnable command) {
        onTaken = command;
    }

    public boolean isSuggesting() {
        return popup.isShowing();
    }

    private void typed(@Nullable String text) {
        if (taking || !isFocused()) {
            return;
        }
        if (text == null || text.isBlank()) {
            popup.hide();
        } else {
            suggest(text);
        }
    }

    private void suggest(String text) {
        List<String> found = suggestions.apply(text);
        boolean nothingNew = found.isEmpty() || (found.size() == 1 && found.getFirst().equals(text));
        if (nothingNew || getScene() == null || getScene().getWindow() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(found);
        list.getSelectionModel().clearSelection();
        list.setPrefSize(Math.max(getWidth(), 220), found.size() * ROW_HEIGHT + 10);
        Bounds bounds = localToScreen(getBoundsInLocal());
        if (bounds != null) {
            popup.show(this, bounds.getMinX(), bounds.getMaxY() + 2);
        }
    }

    private void keyPressed(KeyEvent event) {
        String chosen = popup.isShowing() ? list.getSelectionModel().getSelectedItem() : null;
        switch (event.getCode()) {
            case DOWN -> {
                if (popup.isShowing()) {
                    list.getSelectionModel().selectNext();
                } else {
                    suggest(getText() == null ? "" : getText());
                }
                event.consume();
            }
            case UP -> {
                if (popup.isShowing()) {
                    list.getSelectionModel().selectPrevious();
                    event.consume();
                }
            }
            case ESCAPE -> {
                if (popup.isShowing()) {
                    popup.hide();
                    event.consume();
                }
            }
            case ENTER -> {
                if (chosen != null) {
                    take(chosen);
                    event.consume();
                } else {
                    popup.hide();
                }
            }
            case TAB -> {
                if (chosen != null) {
                    take(chosen);
                }
            }
            default -> {
            }
        }
    }

    private void take(String suggestion) {
        taking = true;
        setText(suggestion);
        positionCaret(suggestion.length());
        taking = false;
        popup.hide();
        onTaken.run();
    }

    private final class SuggestionCell extends ListCell<String> {
        SuggestionCell() {
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    take(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }
}
