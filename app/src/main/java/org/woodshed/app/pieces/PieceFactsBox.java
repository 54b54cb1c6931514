package org.woodshed.app.pieces;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.Passage;

/** What the entries say about a piece: time, tempos, the latest sessions. */
final class PieceFactsBox extends VBox {
    private static final int MOST_SESSIONS = 8;
    private final Function<LocalDate, String> date;

    PieceFactsBox(Function<LocalDate, String> date) {
        this.date = date;
        setSpacing(12);
    }

    void show(PieceFacts found, PieceSummary summary) {
        getChildren().setAll(Controls.quiet(summary.entryCount() == 0 ? Messages.text("pieces.never")
                : Messages.text("piece.total", Lengths.words(summary.totalSeconds()), summary.entryCount())));
        if (!found.tempos().isEmpty()) {
            add(Messages.text("pieces.tempo"), new TempoLine(found.tempos(), summary.piece().targetTempoBpm()));
        }
        for (Passage passage : summary.piece().passages()) {
            List<PieceFacts.Tempo> tempos = found.temposOf(passage);
            if (!tempos.isEmpty()) {
                add(Messages.text("passages.tempoOf", PassageFields.name(passage)),
                        new TempoLine(tempos, passage.targetTempoBpm()));
            }
        }
        if (!found.sessions().isEmpty()) {
            add(Messages.text("piece.sessions"), found.sessions().stream().limit(MOST_SESSIONS).map(this::session)
                    .toArray(Node[]::new));
        }
    }

    private void add(String heading, Node... rows) {
        Label name = new Label(heading);
        name.getStyleClass().add("card-heading");
        VBox card = new VBox(name);
        card.getStyleClass().add("panel-card");
        card.getChildren().addAll(rows);
        getChildren().add(card);
    }

    private HBox session(IndexedEntry entry) {
        Label when = new Label(date.apply(entry.date()));
        when.setMinWidth(USE_PREF_SIZE);
        Label note = Controls.quiet(entry.notes().lines().findFirst().orElse(""));
        note.setMinWidth(0);
        note.getStyleClass().add("preview");
        Label length = new Label(entry.seconds() == null ? Messages.text("length.unknown")
                : Lengths.words(entry.secondsPerPiece()));
        length.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(10, when, note, Controls.spacer(), length);
        line.getStyleClass().add("session-line");
        return line;
    }
}
