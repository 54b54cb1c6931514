package org.woodshed.app.bulk;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.bulk.BulkEditViewModel.Change;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.SuggestionField;
import org.woodshed.app.controls.TokenField;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntryVocabulary;

/** The fields that many entries can be given at once. */
public final class BulkEditDialog extends VBox {
    private final BulkEditViewModel model;
    private final Runnable close;
    private final ComboBox<String> type = choice("type", EntryVocabulary.TYPES);
    private final ComboBox<String> mood = choice("mood", EntryVocabulary.MOODS);
    private final SuggestionField instrument;
    private final ObservableList<String> added = FXCollections.observableArrayList();
    private final ObservableList<String> removed = FXCollections.observableArrayList();
    private final TokenField<String> addTags;
    private final TokenField<String> removeTags;

    /** @param close takes the dialog off the screen */
    public BulkEditDialog(BulkEditViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().addAll("dialog", "floating");
        setId("bulk-dialog");
        Label title = Controls.wrapped(Messages.text("bulk.title", model.count()), "dialog-title");
        type.setId("bulk-type");
        mood.setId("bulk-mood");
        instrument = new SuggestionField(model::instrumentSuggestions);
        instrument.setPromptText(Messages.text("bulk.leave"));
        addTags = tags("bulk.addTags", "editor.addTag", added);
        removeTags = tags("bulk.removeTags", "bulk.removeTag", removed);
        Button delete = Controls.button(Messages.text("bulk.delete"), "bulk-delete", () -> {
            model.delete();
            close.run();
        });
        delete.getStyleClass().addAll(Styles.DANGER, Styles.FLAT);
        Button apply = Controls.button(Messages.text("bulk.apply"), "bulk-apply", this::apply);
        apply.getStyleClass().add(Styles.ACCENT);
        HBox buttons = new HBox(delete, Controls.spacer(), Controls.button(Messages.text("dialog.cancel"),
                "bulk-cancel", close), apply);
        buttons.getStyleClass().add("button-line");
        getChildren().addAll(title, Controls.wrapped(Messages.text("bulk.text"), "quiet"), Controls.named(Messages.text(
                "field.type"), type), Controls.named(Messages.text("field.instrument"), instrument), Controls.named(
                        Messages.text("field.mood"), mood),
                Controls.named(Messages.text("bulk.addTags"), addTags),
                Controls.named(Messages.text("bulk.removeTags"), removeTags), buttons);
    }

    private TokenField<String> tags(String key, String prompt, ObservableList<String> tags) {
        return new TokenField<>(tags, tag -> tag, tag -> tag, model::tagSuggestions).named(Messages.text(key), Messages
                .text(prompt));
    }

    private void apply() {
        addTags.takeTyped();
        removeTags.takeTyped();
        model.apply(new Change(value(type), instrument.getText(), value(mood), List.copyOf(added), List.copyOf(
                removed)));
        close.run();
    }

    private static @Nullable String value(ComboBox<String> box) {
        return box.getValue().isEmpty() ? null : box.getValue();
    }

    private static ComboBox<String> choice(String prefix, List<String> names) {
        List<String> offered = new ArrayList<>(names);
        offered.addFirst("");
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(offered);
        box.setConverter(Controls.shownAs(name -> name.isEmpty() ? Messages.text("bulk.leave")
                : Messages.name(prefix, name)));
        box.setValue("");
        return box;
    }
}
