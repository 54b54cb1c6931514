package org.woodshed.app.controls;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A layer over the window that shows one panel at a time: a dialog in the middle, or a panel that hangs below what opened
 * it. Escape or a click beside it closes it; the keyboard stays inside while it is open, and returns to where it was.
 */
public final class Overlay extends StackPane {
    private static final PseudoClass MODAL = PseudoClass.getPseudoClass("modal");
    private final ChangeListener<Node> keepFocus = (property, before, now) -> keepFocusInside(now);
    private @Nullable Region content;
    private @Nullable Node focusBefore;

    public Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !Popups.isShowing(event.getTarget())) {
                close();
                event.consume();
            }
        });
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    /** Opens a dialog in the middle of the window. */
    public void showDialog(Region panel) {
        open(panel, Pos.CENTER, Insets.EMPTY, true);
    }

    /** Opens a panel at the upper right, below the bar that opened it. */
    public void showBelow(Region panel, double top, double right) {
        open(panel, Pos.TOP_RIGHT, new Insets(top, right, 0, 0), false);
    }

    private void open(Region panel, Pos position, Insets margin, boolean modal) {
        close();
        Scene scene = getScene();
        focusBefore = scene.getFocusOwner();
        content = panel;
        pseudoClassStateChanged(MODAL, modal);
        Region shown = new TallPane(panel);
        StackPane.setAlignment(shown, position);
        StackPane.setMargin(shown, margin);
        getChildren().setAll(shown);
        setVisible(true);
        applyCss();
        layout();
        FocusOrder.first(panel).ifPresent(Node::requestFocus);
        scene.focusOwnerProperty().addListener(keepFocus);
    }

    public boolean isOpen() {
        return content != null;
    }

    /** True if this very panel is shown. */
    public boolean shows(Region panel) {
        return panel.equals(content);
    }

    public void close() {
        if (content == null) {
            return;
        }
        getScene().focusOwnerProperty().removeListener(keepFocus);
        content = null;
        setVisible(false);
        getChildren().clear();
        if (focusBefore != null && focusBefore.getScene() != null) {
            focusBefore.requestFocus();
        }
        focusBefore = null;
    }

    private void keepFocusInside(@Nullable Node now) {
        if (content != null && now != null && !FocusOrder.isInside(now, content)) {
            FocusOrder.first(content).ifPresent(Node::requestFocus);
        }
    }
}
