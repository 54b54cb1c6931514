package org.woodshed.app.entries;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Halves;
import org.woodshed.app.controls.SuggestionField;
import org.woodshed.app.controls.TokenField;
import org.woodshed.app.history.HistoryButton;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityKey;
import org.woodshed.model.EntryVocabulary;

/** All fields of an entry, at the place of its card. */
final class EntryEditor extends VBox {
    private static final KeyCombination SAVE_KEYS = EntriesView.SAVE_KEYS;
    private final EntryEditorViewModel model;
    private final Runnable close;
    private final TokenField<PieceToken> pieces;
    private final TokenField<String> tags;
    private final TokenField<String> techniques;
    private final TextArea notes = new TextArea();
    private final ScrollPane scroll = new ScrollPane();

    /**
     * @param delete deletes the entry
     * @param close  takes this editor off the screen
     */
    EntryEditor(EntryEditorViewModel model, Runnable delete, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("entry-editor");
        setId("entry-editor");
        pieces = new TokenField<>(model.pieces(), PieceToken::label, model::piece, model.suggestions()::pieces).named(
                Messages.text("field.pieces"), Messages.text("editor.addPiece"));
        tags = new TokenField<>(model.tags(), tag -> tag, tag -> tag, model
                .suggestions()::tags).named(Messages.text(
                        "field.tags"), Messages.text("editor.addTag"));
        techniques = new TokenField<>(model.techniques(), name -> name, name -> name, model.suggestions()::techniques)
                .named(Messages
                        .text("field.techniques"), Messages.text("editor.addTechnique"));
        VBox fields = new VBox(whatLine(), new PracticeLines(model), whenLine(), notesBox(),
                EditorControls.line(Controls.named(Messages.text("field.tags"),
                        tags), Controls.named(Messages.text("field.techniques"), techniques)),
                feelingLine());
        fields.getStyleClass().add("editor-fields");
        scroll.setContent(fields);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, receipt(), changedOn(), problem(), buttons(delete));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private HBox whatLine() {
        TextField length = EditorControls.text("editor-length", model.lengthProperty());
        length.setPromptText(Messages.text("quick.length"));
        VBox named = Controls.named(Messages.text("field.durationSeconds"), length);
        named.getStyleClass().add("short-field");
        return EditorControls.line(Controls.named(Messages.text("field.pieces"), pieces), named);
    }

    private Halves whenLine() {
        DatePicker date = new DatePicker();
        date.setId("editor-date");
        date.valueProperty().bindBidirectional(model.dateProperty());
        VBox time =
                Controls.named(Messages.text("field.time"), EditorControls.text("editor-time", model.timeProperty()));
        time.getStyleClass().add("short-field");
        ComboBox<String> type = EditorControls.choice("type",
                EditorControls.withCurrent(EntryVocabulary.TYPES, model.typeProperty().get()));
        type.valueProperty().bindBidirectional(model.typeProperty());
        SuggestionField instrument = new SuggestionField(model.suggestions()::instruments);
        instrument.textProperty().bindBidirectional(model.instrumentProperty());
        return new Halves(10, EditorControls.line(Controls.named(Messages.text("field.date"), date), time),
                EditorControls.line(Controls.named(Messages.text("field.type"), type), Controls.named(Messages.text(
                        "field.instrument"), instrument)));
    }

    private VBox notesBox() {
        notes.setId("editor-notes");
        notes.textProperty().bindBidirectional(model.notesProperty());
        notes.setWrapText(true);
        notes.setPrefRowCount(3);
        // Tab leaves the field: the whole editor can be used by keyboard, and nobody indents practice notes
        notes.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
                notes.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS
                        : TraversalDirection.NEXT);
                event.consume();
            }
        });
        return Controls.named(Messages.text("field.notes"), notes);
    }

    private Halves feelingLine() {
        List<String> moods =
                new ArrayList<>(EditorControls.withCurrent(EntryVocabulary.MOODS, model.moodProperty().get()));
        moods.addFirst("");
        ComboBox<String> mood = EditorControls.choice("mood", moods);
        mood.setValue(Objects.requireNonNullElse(model.moodProperty().get(), ""));
        mood.valueProperty().addListener((property, before, now) -> model.moodProperty().set(now.isEmpty() ? null
                : now));
        ComboBox<Integer> rating = new ComboBox<>();
        rating.getItems().setAll(0, 1, 2, 3, 4, 5);
        rating.setConverter(Controls.shownAs(stars -> stars == 0 ? Messages.text("rating.none")
                : Messages.text("rating.stars",
                        stars)));
        rating.setValue(Objects.requireNonNullElse(model.ratingProperty().get(), 0));
        rating.valueProperty().addListener((property, before, now) -> model.ratingProperty().set(now == 0 ? null
                : now));
        HBox line = EditorControls.line(Controls.named(Messages.text("field.rating"), rating));
        if (!model.goals().choices().isEmpty()) {
            VBox goals = Controls.named(Messages.text("field.goalIds"), new GoalChoice(model.goals()));
            HBox.setHgrow(goals, Priority.ALWAYS);
            line.getChildren().add(goals);
        }
        return new Halves(10, EditorControls.line(Controls.named(Messages.text("field.mood"), mood)), line);
    }

    private Label receipt() {
        Label receipt = Controls.quiet("");
        receipt.setId("editor-receipt");
        receipt.setWrapText(true);
        receipt.setMinHeight(USE_PREF_SIZE);
        receipt.textProperty().bind(model.receiptProperty());
        receipt.managedProperty().bind(model.receiptProperty().isNotEmpty());
        receipt.visibleProperty().bind(receipt.managedProperty());
        return receipt;
    }

    private Label changedOn() {
        Label changed = Controls.quiet("");
        changed.setId("editor-changed-on");
        changed.setWrapText(true);
        changed.setMinHeight(USE_PREF_SIZE);
        changed.textProperty().bind(model.changedOnProperty());
        changed.managedProperty().bind(model.changedOnProperty().isNotEmpty());
        changed.visibleProperty().bind(changed.managedProperty());
        return changed;
    }

    private Label problem() {
        Label problem = new Label();
        problem.getStyleClass().add("problem-text");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(model.problemProperty().isNotEmpty());
        problem.visibleProperty().bind(problem.managedProperty());
        return problem;
    }

    private HBox buttons(Runnable delete) {
        Button remove = new Button(Messages.text("editor.delete"));
        remove.setId("editor-delete");
        remove.getStyleClass().addAll(Styles.DANGER, Styles.FLAT);
        remove.setOnAction(event -> delete.run());
        Button cancel = new Button(Messages.text("editor.cancel"));
        cancel.setOnAction(event -> close.run());
        Button save = Controls.withKeys(new Button(Messages.text("editor.save")), SAVE_KEYS);
        save.setId("editor-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setOnAction(event -> save());
        for (Button button : List.of(remove, cancel, save)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        HBox buttons =
                new HBox(remove, new HistoryButton(EntityKey.entry(model.id())), Controls.spacer(), cancel, save);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("button-line");
        return buttons;
    }

    private void keyPressed(KeyEvent event) {
        boolean enterInLine = event.getCode() == KeyCode.ENTER && !event.isShortcutDown()
                && event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
            event.consume();
        } else if (SAVE_KEYS.match(event) || enterInLine) {
            save();
            event.consume();
        }
    }

    /**
     * Saves and closes; stays open with a sentence if something can't be saved.
     *
     * @return true if it closed
     */
    boolean save() {
        pieces.takeTyped();
        tags.takeTyped();
        techniques.takeTyped();
        boolean saved = model.save();
        if (saved) {
            close.run();
        }
        return saved;
    }

    /** Puts the cursor where details are written most often. */
    void focusNotes() {
        notes.requestFocus();
        notes.positionCaret(notes.getLength());
    }

    /** Height that shows everything without scrolling. */
    double fullHeight(double width) {
        return prefHeight(width) - scroll.prefHeight(width) + scroll.getContent().prefHeight(width) + 4;
    }
}
