package org.woodshed.app.pieces;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;

/** One piece of the repertoire: what it is, how far it is, how much it took. */
final class PieceRow extends ListCell<PieceSummary> {
    private final PiecesViewModel model;
    private final Function<PieceSummary, String> words;
    private final Label title = new Label();
    private final Label detail = Controls.quiet("");
    private final Label status = new Label();
    private final Label time = Controls.quiet("");
    private final Label due = PiecesView.dueMark();
    private final HBox box;

    PieceRow(PiecesViewModel model, Function<PieceSummary, String> words) {
        this.model = model;
        this.words = words;
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        detail.setMinWidth(0);
        status.getStyleClass().add("chip");
        status.setMinWidth(USE_PREF_SIZE);
        time.setMinWidth(USE_PREF_SIZE);
        time.getStyleClass().add("piece-time");
        VBox names = new VBox(title, detail);
        names.setMinWidth(0);
        box = new HBox(8, names, Controls.spacer(), due, status, time);
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PieceSummary summary, boolean empty) {
        super.updateItem(summary, empty);
        setGraphic(summary == null || empty ? null : box);
        if (summary == null || empty) {
            setAccessibleText(null);
            return;
        }
        String state = summary.piece().status();
        boolean isDue = model.isDue(summary.piece().id());
        title.setText(summary.piece().title());
        detail.setText(words.apply(summary));
        status.setText(state == null ? "" : Messages.name("status", state));
        status.setVisible(state != null);
        status.setManaged(state != null);
        due.setVisible(isDue);
        due.setManaged(isDue);
        time.setText(summary.totalSeconds() == 0 ? "" : Lengths.words(summary.totalSeconds()));
        setAccessibleText(
                String.join(", ", title.getText(), detail.getText(), status.getText(), isDue ? due.getText() : "",
                        time.getText()));
    }
}
