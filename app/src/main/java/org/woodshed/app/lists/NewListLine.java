package org.woodshed.app.lists;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Halves;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.text.Messages;
import org.woodshed.lists.ListKind;

/** Makes a list: a name, Enter. */
final class NewListLine extends VBox {
    private final ListCommands commands;
    private final TextField name = new TextField();
    private final ComboBox<ListKind> kind = new ComboBox<>();
    private final Runnable made;

    /** @param made is run after a list was made */
    NewListLine(ListCommands commands, Runnable made) {
        this.commands = commands;
        this.made = made;
        getStyleClass().add("new-list");
        name.setId("new-list");
        Prompts.fitting(name, List.of(Messages.text("lists.newPrompt"), Messages.text("lists.newShort")));
        name.setAccessibleText(Messages.text("lists.newName"));
        name.setOnAction(event -> make());
        kind.setId("new-list-kind");
        kind.getItems().setAll(ListKind.values());
        kind.setValue(ListKind.ROUTINE);
        kind.setAccessibleText(Messages.text("lists.kind"));
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(ListKind value) {
                return name(value);
            }

            @Override
            public ListKind fromString(String text) {
                return ListKind.of(text);
            }
        });
        Button make = Controls.iconButton(Feather.PLUS, Messages.text("lists.make"));
        make.getStyleClass().remove(Styles.FLAT);
        make.setId("new-list-make");
        make.setMinWidth(USE_PREF_SIZE);
        make.setOnAction(event -> make());
        kind.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, new Halves(6, kind, make));
    }

    static String name(ListKind kind) {
        return Messages.text(switch (kind) {
            case ROUTINE -> "lists.routine";
            case SETLIST -> "lists.setlist";
            case PLAIN -> "lists.plain";
        });
    }

    private void make() {
        if (commands.create(name.getText(), kind.getValue())) {
            name.clear();
            made.run();
        } else {
            name.requestFocus();
        }
    }

    /** Puts the cursor into the name, for a list of a kind. */
    void start(ListKind wanted) {
        kind.setValue(wanted);
        name.requestFocus();
    }
}
