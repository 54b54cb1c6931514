package org.woodshed.app.entries;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.controls.SuggestionField;
import org.woodshed.app.text.Messages;

/** Below the pieces of an entry: of each, which bars were practised and how fast. */
final class PracticeLines extends VBox {
    private final EntryEditorViewModel model;
    private final ListChangeListener<PieceToken> changed = change -> show();

    PracticeLines(EntryEditorViewModel model) {
        this.model = model;
        setId("practice-lines");
        getStyleClass().add("practice-lines");
        model.pieces().addListener(new WeakListChangeListener<>(changed));
        show();
    }

    private void show() {
        getChildren().setAll(model.pieces().stream().map(this::line).toList());
        setManaged(!getChildren().isEmpty());
        setVisible(isManaged());
    }

    private HBox line(PieceToken piece) {
        PracticeDetails details = model.details(piece);
        Label name = new Label(piece.label());
        name.getStyleClass().add("field-name");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        SuggestionField measures = new SuggestionField(typed -> model.suggestions().passages(piece, typed));
        Prompts.fitting(measures, List.of(Messages.text("editor.measures"), Messages.text("editor.measuresShort")));
        measures.setAccessibleText(Messages.text("editor.measuresOf", piece.label()));
        measures.textProperty().bindBidirectional(details.measures());
        TextField tempo = new TextField();
        tempo.setPromptText(Messages.text("editor.tempo"));
        tempo.setAccessibleText(Messages.text("editor.tempoOf", piece.label()));
        tempo.setPrefColumnCount(5);
        tempo.textProperty().bindBidirectional(details.tempo());
        HBox line = new HBox(name, measures, tempo);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("editor-line");
        return line;
    }
}
