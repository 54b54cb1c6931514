package org.woodshed.app.pieces;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.history.HistoryButton;
import org.woodshed.app.pieces.PiecePanelViewModel.Details;
import org.woodshed.app.text.Messages;

/** What is known about the chosen piece, at the right. */
public final class PiecePanel extends ScrollPane {
    private final VBox content = new VBox();

    public PiecePanel(PiecePanelViewModel model) {
        getStyleClass().add("piece-panel");
        content.getStyleClass().add("piece-panel-content");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(Messages.text("piece.panel"));
        model.detailsProperty().addListener((property, before, now) -> show(now));
        show(model.detailsProperty().get());
    }

    private void show(@Nullable Details details) {
        content.getChildren().clear();
        setFocusTraversable(details != null);
        if (details == null) {
            Label none = text(Messages.text("piece.noneChosen"), "quiet");
            none.setId("no-piece-chosen");
            content.getChildren().add(none);
            return;
        }
        Label title = text(details.title(), "panel-title");
        VBox head = new VBox(title);
        if (!details.composer().isEmpty()) {
            head.getChildren().add(text(details.composer(), "quiet"));
        }
        if (!details.details().isEmpty()) {
            head.getChildren().add(text(details.details(), "quiet"));
        }
        head.getChildren().add(text(details.total(), "quiet"));
        head.getChildren().add(new HistoryButton(details.key()));
        content.getChildren().add(head);
        if (!details.note().isEmpty()) {
            content.getChildren().add(card(details.noteHeading(), text(details.note(), "panel-note")));
        }
        if (!details.tempos().isEmpty()) {
            content.getChildren().add(card(tempo(details.targetTempo()), new TempoLine(details.tempos(), details
                    .targetTempo())));
        }
        if (!details.goals().isEmpty()) {
            content.getChildren().add(card(Messages.text("field.goalIds"), details.goals().stream().map(
                    goal -> text(goal, "panel-goal")).toArray(Node[]::new)));
        }
        if (!details.sessions().isEmpty()) {
            content.getChildren().add(card(Messages.text("piece.sessions"), details.sessions().stream().map(
                    PiecePanel::session).toArray(Node[]::new)));
        }
    }

    private static String tempo(@Nullable Integer target) {
        return target == null ? Messages.text("pieces.tempo") : Messages.text("pieces.tempoTo", target);
    }

    private static VBox card(String heading, Node... rows) {
        VBox card = new VBox(text(heading, "card-heading"));
        card.getStyleClass().add("panel-card");
        card.getChildren().addAll(rows);
        return card;
    }

    private static HBox session(RecentSession session) {
        Label length = new Label(session.length());
        length.getStyleClass().add("strong");
        length.setMinWidth(USE_PREF_SIZE);
        Label when = new Label(session.when());
        when.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(when, Controls.spacer(), length);
        line.getStyleClass().add("session-line");
        return line;
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
