package org.woodshed.app.pieces;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.history.HistoryRequest;
import org.woodshed.app.pieces.PieceDetailViewModel.Shown;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.Piece;

/** The page of one piece. What is typed is saved by the button, or when another piece is chosen. */
public final class PieceDetailView extends ScrollPane {
    private final PieceDetailViewModel model;
    private final Consumer<Piece> startPiece;
    private final PieceForm form;
    private final PieceFactsBox facts;
    private final Label problem = Controls.wrapped("", "problem-text");
    private final VBox content = new VBox();
    private final VBox none = new VBox(Controls.wrapped(Messages.text("pieces.choose"), "quiet"));
    private @Nullable Piece openedOn;
    /** What was saved last: as long as nothing else is typed, the piece is shown as it came to be. */
    private @Nullable PieceFields saved;

    /** @param startPiece starts the timer on a piece */
    public PieceDetailView(PieceDetailViewModel model, Consumer<Piece> startPiece) {
        this.model = model;
        this.startPiece = startPiece;
        this.form = new PieceForm(model);
        this.facts = new PieceFactsBox(model::date);
        getStyleClass().add("piece-panel");
        setId("piece-detail");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setAccessibleText(Messages.text("piece.panel"));
        problem.setId("piece-problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        content.getStyleClass().add("piece-panel-content");
        content.getChildren().addAll(form.head(), problem, buttons(), form.rest(), facts);
        none.getStyleClass().add("piece-panel-content");
        model.shownProperty().addListener((property, before, now) -> show(now));
        show(model.shownProperty().get());
    }

    private FlowPane buttons() {
        Button save = new Button(Messages.text("editor.save"));
        save.setId("piece-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setOnAction(event -> save());
        Button start = new Button(Messages.text("pieces.practise"));
        start.setOnAction(event -> Optional.ofNullable(openedOn).ifPresent(startPiece));
        MenuButton merge = new MenuButton(Messages.text("pieces.merge"));
        merge.setId("piece-merge");
        merge.setOnShowing(event -> fillMerge(merge));
        Button delete = new Button(Messages.text("editor.delete"));
        delete.setId("piece-delete");
        delete.setOnAction(event -> Optional.ofNullable(openedOn).ifPresent(model.pieces()::delete));
        Button history = new Button(Messages.text("history.open"));
        history.setId("piece-history");
        history.setOnAction(event -> Optional.ofNullable(openedOn).ifPresent(piece -> history.fireEvent(
                new HistoryRequest(piece.state().key()))));
        return new FlowPane(8, 8, save, start, history, merge, delete);
    }

    private void fillMerge(MenuButton menu) {
        menu.getItems().clear();
        Piece from = openedOn;
        if (from == null) {
            return;
        }
        for (PieceSummary other : model.pieces().others(from)) {
            MenuItem item = new MenuItem(PieceLabels.of(other.piece()));
            item.setOnAction(event -> model.pieces().merge(from, other.piece()));
            menu.getItems().add(item);
        }
    }

    /** False if something typed can't be saved; it stays as it was typed, and a sentence says what is wrong. */
    private boolean save() {
        Piece piece = openedOn;
        if (piece != null) {
            PieceFields typed = form.fields();
            problem.setText(model.save(piece, typed).orElse(""));
            saved = problem.getText().isEmpty() ? typed : null;
        }
        return problem.getText().isEmpty();
    }

    private void show(@Nullable Shown shown) {
        PieceSummary summary = shown == null ? null : shown.summary();
        setContent(summary == null ? none : content);
        if (shown == null || summary == null) {
            openedOn = null;
            problem.setText("");
            return;
        }
        Piece before = openedOn;
        Piece now = summary.piece();
        boolean another = before == null || !before.id().equals(now.id());
        if (before != null && another && !save()) {
            // Not to lose what was typed: first it is put right, then the other piece is shown
            model.pieces().selectedProperty().set(before.id());
            return;
        }
        // What is being typed stays when others change the piece; it is combined when it is saved
        PieceFields typed = form.fields();
        if (before == null || another || typed.equals(saved) || typed.equals(PieceFields.of(before))) {
            openedOn = now;
            saved = null;
            problem.setText("");
            form.fill(PieceFields.of(now));
        }
        facts.show(shown.facts(), summary);
    }
}
