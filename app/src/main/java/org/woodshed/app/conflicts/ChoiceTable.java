package org.woodshed.app.conflicts;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.MarkedText;
import org.woodshed.app.text.Messages;

/** One row a field: this laptop's value, the other laptop's, and what will stand there. */
final class ChoiceTable extends GridPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double NAMES = 150;
    private static final int SIDES = 3;
    /** In characters; titles of pieces are longer, and wrap. */
    private static final int ONE_WORD = 14;

    /** @param pickAll picks one side for all fields */
    ChoiceTable(ConflictItem item, Consumer<Pick> pickAll) {
        getStyleClass().add("choice-table");
        // Names are never cut within a word, however large; the three sides share the rest
        ColumnConstraints names = new ColumnConstraints();
        names.setPrefWidth(NAMES);
        getColumnConstraints().add(names);
        for (int side = 0; side < SIDES; side++) {
            ColumnConstraints column = new ColumnConstraints(0, NAMES, Double.MAX_VALUE);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
        boolean several = item.fields().size() > 1;
        addRow(0, head(""), head(item.mine(), several ? all(Pick.MINE, item.mine(), pickAll) : null), head(item
                .theirs(), several ? all(Pick.THEIRS, item.theirs(), pickAll) : null), head(
                        Messages.text(
                                "conflict.result")));
        for (int row = 0; row < item.fields().size(); row++) {
            addField(row + 1, item.fields().get(row));
        }
    }

    private static StackPane head(String text) {
        return head(text, null);
    }

    private static StackPane head(String text, @Nullable Node below) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("card-heading");
        VBox head = new VBox(label);
        if (below != null) {
            head.getChildren().add(below);
        }
        return cell(head, "choice-head");
    }

    private static Hyperlink all(Pick side, String laptop, Consumer<Pick> pickAll) {
        Hyperlink link = new Hyperlink(Messages.text("conflict.takeAll"));
        link.getStyleClass().add("choice-all");
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setAccessibleText(Messages.text("conflict.takeAllOf", laptop));
        link.setOnAction(event -> {
            pickAll.accept(side);
            link.setVisited(false);
        });
        return link;
    }

    private void addField(int row, FieldChoice field) {
        Label name = new Label(field.field());
        name.getStyleClass().add("strong");
        name.setWrapText(true);
        if (field.field().length() <= ONE_WORD) {
            name.setMinWidth(USE_PREF_SIZE);
        }
        name.setAlignment(Pos.TOP_LEFT);
        name.setMaxHeight(Double.MAX_VALUE);
        ToggleGroup group = new ToggleGroup();
        Label result = new Label(field.result());
        result.setWrapText(true);
        field.pickProperty().addListener((property, before, now) -> result.setText(field.result()));
        result.setMinHeight(USE_PREF_SIZE);
        VBox outcome = new VBox(result);
        outcome.setSpacing(6);
        RadioButton mine = option(field, Pick.MINE, "conflict.keepMine", field.mine(), group);
        RadioButton theirs = option(field, Pick.THEIRS, "conflict.keepTheirs", field.theirs(), group);
        if (field.isText()) {
            // The third radio button of the group, so that the arrow keys reach it like the others.
            outcome.getChildren().addFirst(option(field, Pick.BOTH, "conflict.keepBothOf", "", group));
        }
        addRow(row, cell(name, "choice-cell"), chosen(field, Pick.MINE, withText(field, mine, field.mine(), field
                .theirs())), chosen(field, Pick.THEIRS, withText(field, theirs, field.theirs(), field.mine())), cell(
                        outcome, "choice-result"));
    }

    /** A long text stands below its button, with what differs marked. */
    private static Region withText(FieldChoice field, RadioButton button, String text, String other) {
        if (!field.isText()) {
            return button;
        }
        VBox box = new VBox(button, MarkedText.of(text, other));
        box.setSpacing(6);
        return box;
    }

    private static RadioButton option(FieldChoice field, Pick pick, String key, String value, ToggleGroup group) {
        RadioButton button = new RadioButton(!field.isText() ? value : Messages.text(switch (pick) {
            case MINE -> "conflict.keepThis";
            case THEIRS -> "conflict.keepThat";
            case BOTH -> "conflict.keepBoth";
        }));
        button.setWrapText(true);
        button.setToggleGroup(group);
        button.setSelected(field.pickProperty().get() == pick);
        button.setAccessibleText(Messages.text(key, field.field(), value));
        button.selectedProperty().addListener((property, before, now) -> {
            if (now) {
                field.pickProperty().set(pick);
            }
        });
        field.pickProperty().addListener((property, before, now) -> button.setSelected(now == pick));
        return button;
    }

    private static StackPane chosen(FieldChoice field, Pick pick, Region content) {
        StackPane cell = cell(content, "choice-cell");
        cell.pseudoClassStateChanged(CHOSEN, field.pickProperty().get() == pick);
        field.pickProperty().addListener((property, before, now) -> cell.pseudoClassStateChanged(CHOSEN, now == pick
                || now == Pick.BOTH));
        return cell;
    }

    private static StackPane cell(Region content, String style) {
        content.setMaxWidth(Double.MAX_VALUE);
        StackPane cell = new StackPane(content);
        cell.getStyleClass().add(style);
        return cell;
    }
}
