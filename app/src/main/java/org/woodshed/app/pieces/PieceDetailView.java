package org.woodshed.app.pieces;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.history.HistoryRequest;
import org.woodshed.app.index.IndexedEntry;
import org.woodshed.app.pieces.PieceDetailViewModel.Fields;
import org.woodshed.app.pieces.PieceDetailViewModel.Shown;
import org.woodshed.app.text.Lengths;
import org.woodshed.app.text.Messages;
import org.woodshed.client.logbook.PieceSummary;
import org.woodshed.model.Passage;
import org.woodshed.model.Piece;

/** The page of one piece. What is typed is saved by the button, or when another piece is chosen. */
public final class PieceDetailView extends ScrollPane {
    private static final int MOST_SESSIONS = 8;
    private final PieceDetailViewModel model;
    private final Consumer<Piece> startPiece;
    private final TextField title = new TextField();
    private final TextField composer = new TextField();
    private final ComboBox<String> status = new ComboBox<>();
    private final TextField target = new TextField();
    private final TextField tags = new TextField();
    private final TextArea notes = new TextArea();
    private final TextArea links = new TextArea();
    private final PassageFields passages = new PassageFields();
    private final Label problem = new Label();
    private final VBox facts = new VBox();
    private final VBox content = new VBox();
    private @Nullable Piece openedOn;

    /** @param startPiece starts the timer on a piece */
    public PieceDetailView(PieceDetailViewModel model, Consumer<Piece> startPiece) {
        this.model = model;
        this.startPiece = startPiece;
        getStyleClass().add("piece-panel");
        setId("piece-detail");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setAccessibleText(Messages.text("piece.panel"));
        title.setId("piece-title");
        status.getItems().setAll(PieceSort.STATUSES);
        status.getItems().addFirst("");
        status.setConverter(PiecesView.words(name -> name.isEmpty() ? Messages.text("editor.notSaid")
                : Messages.name(
                        "status", name)));
        notes.setPrefRowCount(3);
        notes.setWrapText(true);
        links.setPrefRowCount(2);
        problem.getStyleClass().add("problem-text");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        facts.setSpacing(12);
        content.getStyleClass().add("piece-panel-content");
        content.getChildren().addAll(Controls.named(Messages.text("field.title"), title), line(Controls.named(Messages
                .text("field.composer"), composer), Controls.named(Messages.text("field.status"), status),
                Controls.named(
                        Messages.text("field.targetTempoBpm"), target)),
                problem, buttons(), Controls.named(Messages.text(
                        "field.notes"), notes),
                line(Controls.named(Messages.text("field.tags"), tags)), Controls
                        .named(Messages.text("field.links"), links),
                Controls.named(Messages.text(
                        "field.passages"), passages),
                facts);
        target.setPrefColumnCount(4);
        setContent(content);
        model.shownProperty().addListener((property, before, now) -> show(now));
        show(model.shownProperty().get());
    }

    private static HBox line(Node... fields) {
        HBox line = new HBox(10, fields);
        for (Node field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return line;
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

    private Fields fields() {
        return new Fields(title.getText(), composer.getText(), Objects.requireNonNullElse(status.getValue(), ""), target
                .getText(), notes.getText(), tags.getText(), links.getText(), passages.typed());
    }

    private void save() {
        Piece piece = openedOn;
        if (piece != null) {
            problem.setText(model.save(piece, fields()).orElse(""));
        }
    }

    private void show(@Nullable Shown shown) {
        PieceSummary summary = shown == null ? null : shown.summary();
        content.setVisible(summary != null);
        if (shown == null || summary == null) {
            openedOn = null;
            return;
        }
        Piece before = openedOn;
        Piece now = summary.piece();
        boolean another = before == null || !before.id().equals(now.id());
        if (another) {
            save();
        }
        // What is being typed stays when others change the piece; it is combined when it is saved
        if (before == null || another || fields().equals(Fields.of(before))) {
            openedOn = now;
            fill(Fields.of(now));
        }
        showFacts(shown, summary);
    }

    private void fill(Fields fields) {
        problem.setText("");
        title.setText(fields.title());
        composer.setText(fields.composer());
        if (!status.getItems().contains(fields.status())) {
            status.getItems().add(fields.status());
        }
        status.setValue(fields.status());
        target.setText(fields.targetTempo());
        notes.setText(fields.notes());
        tags.setText(fields.tags());
        links.setText(fields.links());
        passages.show(fields.passages());
    }

    private void showFacts(Shown shown, PieceSummary summary) {
        facts.getChildren().clear();
        facts.getChildren()
                .add(Controls.quiet(summary.entryCount() == 0 ? Messages.text("pieces.never")
                        : Messages.text(
                                "piece.total", Lengths.words(summary.totalSeconds()), summary.entryCount())));
        if (!shown.facts().tempos().isEmpty()) {
            facts.getChildren().add(card(Messages.text("pieces.tempo"), new TempoLine(shown.facts().tempos(), summary
                    .piece().targetTempoBpm())));
        }
        for (Passage passage : summary.piece().passages()) {
            List<PieceFacts.Tempo> tempos = shown.facts().temposOf(passage);
            if (!tempos.isEmpty()) {
                facts.getChildren().add(card(Messages.text("passages.tempoOf", PassageFields.name(passage)),
                        new TempoLine(tempos, passage.targetTempoBpm())));
            }
        }
        if (!shown.facts().sessions().isEmpty()) {
            facts.getChildren().add(card(Messages.text("piece.sessions"), shown.facts().sessions().stream().limit(
                    MOST_SESSIONS).map(this::session).toArray(Node[]::new)));
        }
    }

    private static VBox card(String heading, Node... rows) {
        Label name = new Label(heading);
        name.getStyleClass().add("card-heading");
        VBox card = new VBox(name);
        card.getStyleClass().add("panel-card");
        card.getChildren().addAll(rows);
        return card;
    }

    private HBox session(IndexedEntry entry) {
        Label when = new Label(model.date(entry.date()));
        when.setMinWidth(USE_PREF_SIZE);
        Label note = Controls.quiet(entry.notes().lines().findFirst().orElse(""));
        note.setMinWidth(0);
        note.getStyleClass().add("preview");
        Label length = new Label(entry.seconds() == null ? Messages.text("length.unknown")
                : Lengths.words(entry
                        .secondsPerPiece()));
        length.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(10, when, note, Controls.spacer(), length);
        line.getStyleClass().add("session-line");
        return line;
    }
}
