package org.woodshed.app.entries;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** What the fields of an entry are made of. */
final class EditorControls {
    private EditorControls() {}

    static TextField text(String id, Property<String> property) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(property);
        return field;
    }

    static ComboBox<String> choice(String prefix, List<String> names) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(names);
        box.setConverter(Controls.shownAs(name -> name.isEmpty() ? Messages.text("editor.notSaid")
                : Messages.name(prefix,
                        name)));
        return box;
    }

    /** A newer app's name is offered too where the entry has it, so that it stays. */
    static List<String> withCurrent(List<String> names, @Nullable String current) {
        if (current == null || names.contains(current)) {
            return names;
        }
        List<String> all = new ArrayList<>(names);
        all.add(current);
        return all;
    }

    static HBox line(Node... fields) {
        HBox line = new HBox(fields);
        line.getStyleClass().add("editor-line");
        for (Node field : fields) {
            HBox.setHgrow(field, field.getStyleClass().contains("short-field") ? Priority.NEVER : Priority.ALWAYS);
        }
        return line;
    }
}
