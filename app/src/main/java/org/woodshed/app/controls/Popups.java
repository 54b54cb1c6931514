package org.woodshed.app.controls;

import javafx.event.EventTarget;
import javafx.scene.control.ComboBoxBase;

/** Lists that hang below a control: the first Escape is theirs. */
final class Popups {
    private Popups() {}

    static boolean isShowing(EventTarget control) {
        return switch (control) {
            case ComboBoxBase<?> box -> box.isShowing();
            case SuggestionField field -> field.isSuggesting();
            default -> false;
        };
    }
}
