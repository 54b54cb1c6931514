package org.woodshed.app.conflicts;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.woodshed.app.text.Messages;
import org.woodshed.client.outbox.Side;

/** One row a field: this laptop's value, the other laptop's, and what will stand there. */
final class ChoiceTable extends GridPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int[] WIDTHS = {16, 30, 30, 24};

    ChoiceTable(ConflictItem item) {
        getStyleClass().add("choice-table");
        for (int width : WIDTHS) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
        addRow(0, head(""), head(Messages.text("conflict.thisLaptop")), head(item.theirs()), head(Messages.text(
                "conflict.result")));
        for (int row = 0; row < item.fields().size(); row++) {
            addField(row + 1, item.fields().get(row));
        }
    }

    private static StackPane head(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("card-heading");
        return cell(label, "choice-head");
    }

    private void addField(int row, FieldChoice field) {
        Label name = new Label(field.field());
        name.getStyleClass().add("strong");
        name.setWrapText(true);
        ToggleGroup group = new ToggleGroup();
        Label result = new Label(field.result());
        result.setWrapText(true);
        field.sideProperty().addListener((property, before, now) -> result.setText(field.result()));
        addRow(row, cell(name, "choice-cell"), option(field, Side.MINE, field.mine(), group), option(field, Side.THEIRS,
                field.theirs(), group), cell(result, "choice-result"));
    }

    private static StackPane option(FieldChoice field, Side side, String value, ToggleGroup group) {
        RadioButton button = new RadioButton(value);
        button.setWrapText(true);
        button.setToggleGroup(group);
        button.setSelected(field.sideProperty().get() == side);
        button.setAccessibleText(Messages.text(side == Side.MINE ? "conflict.keepMine" : "conflict.keepTheirs", field
                .field(), value));
        StackPane cell = cell(button, "choice-cell");
        cell.pseudoClassStateChanged(CHOSEN, button.isSelected());
        button.selectedProperty().addListener((property, before, now) -> {
            cell.pseudoClassStateChanged(CHOSEN, now);
            if (now) {
                field.sideProperty().set(side);
            }
        });
        field.sideProperty().addListener((property, before, now) -> button.setSelected(now == side));
        return cell;
    }

    private static StackPane cell(Region content, String style) {
        content.setMaxWidth(Double.MAX_VALUE);
        StackPane cell = new StackPane(content);
        cell.getStyleClass().add(style);
        return cell;
    }
}
