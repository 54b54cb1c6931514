package org.woodshed.app.entries;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.Prompts;
import org.woodshed.app.controls.SuggestionField;
import org.woodshed.app.text.Messages;

/** One line for practice that has just ended: what, how long, a note; Enter adds it. */
public final class QuickAddRow extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private final QuickAddViewModel model;
    private final SuggestionField what;
    private final TextField length = new TextField();
    private final TextField notes = new TextField();

    public QuickAddRow(QuickAddViewModel model, KeyCombination keys) {
        this.model = model;
        getStyleClass().add("quick-add");
        what = new SuggestionField(model::suggestions);
        what.setId("quick-what");
        Prompts.fitting(what,
                List.of(Messages.text("quick.what", Controls.keyName(keys)), Messages.text("quick.what", "")
                        .strip(), Messages.text("quick.whatShort")));
        what.setAccessibleText(Messages.text("quick.whatName"));
        what.textProperty().bindBidirectional(model.whatProperty());
        length.setId("quick-length");
        length.setPromptText(Messages.text("quick.length"));
        length.setAccessibleText(Messages.text("quick.lengthName"));
        length.textProperty().bindBidirectional(model.lengthProperty());
        length.getStyleClass().add("length-field");
        notes.setId("quick-notes");
        notes.setPromptText(Messages.text("quick.notes"));
        notes.setAccessibleText(Messages.text("quick.notesName"));
        notes.textProperty().bindBidirectional(model.notesProperty());
        Button add = new Button(Messages.text("quick.add"));
        add.setId("quick-add");
        add.getStyleClass().add(Styles.BUTTON_OUTLINED);
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(event -> add());
        what.setOnAction(event -> add());
        length.setOnAction(event -> add());
        notes.setOnAction(event -> add());
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox.setHgrow(notes, Priority.ALWAYS);
        HBox line = new HBox(what, length, notes, add);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("quick-line");
        getChildren().addAll(line, problem());
    }

    private Label problem() {
        Label problem = new Label();
        problem.getStyleClass().add("problem-text");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(model.problemProperty().isNotEmpty());
        problem.visibleProperty().bind(problem.managedProperty());
        model.problemProperty().addListener((property, before, now) -> length.pseudoClassStateChanged(WRONG, !now
                .isEmpty()));
        return problem;
    }

    /** Without the field for notes; they can be written in the entry. */
    public void setTight(boolean tight) {
        notes.setManaged(!tight);
        notes.setVisible(!tight);
    }

    private void add() {
        if (model.add()) {
            what.requestFocus();
        }
    }

    /** Prefills the line with the last piece and length, and puts the cursor where one most likely wants to change. */
    public void logPast() {
        model.prefill();
        TextField next = model.whatProperty().get().isBlank() ? what : length;
        next.requestFocus();
        next.selectAll();
    }
}
