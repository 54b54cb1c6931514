package org.woodshed.app.pieces;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.controls.SuggestionField;
import org.woodshed.app.text.Messages;

/** The fields of a piece: the short ones that are needed most, and the rest, which stands below the buttons. */
final class PieceForm {
    private static final double EQUAL = 120;
    private final TextField title = new TextField();
    private final TextField composer = new TextField();
    private final TextField opus = new TextField();
    private final TextField movement = new TextField();
    private final SuggestionField instrument;
    private final ComboBox<String> status = new ComboBox<>();
    private final ComboBox<Integer> difficulty = new ComboBox<>();
    private final TextField target = new TextField();
    private final TextField tags = new TextField();
    private final TextArea notes = new TextArea();
    private final TextArea links = new TextArea();
    private final PassageFields passages = new PassageFields();

    PieceForm(PieceDetailViewModel model) {
        instrument = new SuggestionField(model::instrumentSuggestions);
        title.setId("piece-title");
        opus.setId("piece-opus");
        movement.setId("piece-movement");
        instrument.setId("piece-instrument");
        difficulty.setId("piece-difficulty");
        status.getItems().setAll(PieceSort.STATUSES);
        status.getItems().addFirst("");
        status.setConverter(Controls.shownAs(name -> name.isEmpty() ? Messages.text("editor.notSaid")
                : Messages.name("status", name)));
        difficulty.getItems().setAll(0, 1, 2, 3, 4, 5);
        difficulty.setConverter(Controls.shownAs(step -> step == 0 ? Messages.text("rating.none")
                : Messages.text("rating.stars", step)));
        target.setPrefColumnCount(4);
        opus.setPrefColumnCount(6);
        notes.setPrefRowCount(3);
        notes.setWrapText(true);
        links.setPrefRowCount(2);
    }

    /** What is changed most often. */
    VBox head() {
        return box(Controls.named(Messages.text("field.title"), title),
                Controls.named(Messages.text("field.composer"), composer),
                line(whole("field.status", status), whole("field.targetTempoBpm", target)));
    }

    VBox rest() {
        return box(Controls.named(Messages.text("field.notes"), notes),
                line(whole("field.opus", opus),
                        Controls.named(Messages.text("field.movement"), movement)),
                line(whole("field.difficulty", difficulty),
                        Controls.named(Messages.text("field.instrument"), instrument)),
                Controls.named(Messages.text("field.tags"), tags), Controls.named(Messages.text("field.links"), links),
                Controls.named(Messages.text("field.passages"), passages));
    }

    /** Wide enough for its name in one line. */
    private static VBox whole(String key, Node field) {
        VBox named = Controls.named(Messages.text(key), field);
        named.setMinWidth(Region.USE_PREF_SIZE);
        return named;
    }

    private static VBox box(Node... fields) {
        return new VBox(12, fields);
    }

    private static HBox line(Node... fields) {
        HBox line = new HBox(10, fields);
        for (Node field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
            // Lines below each other are parted at the same place
            ((Region) field).setPrefWidth(EQUAL);
        }
        return line;
    }

    PieceFields fields() {
        return new PieceFields(text(title), text(composer), text(opus), text(movement), text(instrument),
                status.getValue() == null ? "" : status.getValue(),
                difficulty.getValue() == null ? 0 : difficulty.getValue(), text(target), notes.getText(), text(tags),
                links.getText(), passages.typed());
    }

    private static String text(TextField field) {
        return field.getText() == null ? "" : field.getText();
    }

    void fill(PieceFields fields) {
        title.setText(fields.title());
        composer.setText(fields.composer());
        opus.setText(fields.opus());
        movement.setText(fields.movement());
        instrument.setText(fields.instrument());
        if (!status.getItems().contains(fields.status())) {
            status.getItems().add(fields.status());
        }
        status.setValue(fields.status());
        difficulty.setValue(fields.difficulty());
        target.setText(fields.targetTempo());
        notes.setText(fields.notes());
        tags.setText(fields.tags());
        links.setText(fields.links());
        passages.show(fields.passages());
    }
}
