package org.woodshed.app.importing;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** The import, step by step: what would be done, how far it is, what came of it. */
public final class ImportDialog extends VBox {
    private static final double LIST_HEIGHT = 120;
    private final ImportViewModel model;
    private final Runnable close;
    private final ChangeListener<ImportStep> follow = (property, before, now) -> show(now);

    /** @param close takes the dialog off the screen */
    public ImportDialog(ImportViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().addAll("dialog", "import-dialog", "floating");
        setId("import-dialog");
        model.stepProperty().addListener(new WeakChangeListener<>(follow));
        show(model.stepProperty().get());
    }

    private void show(ImportStep step) {
        List<Node> content = new ArrayList<>();
        content.add(text(Messages.text("import.title"), "dialog-title"));
        switch (step) {
            case ImportStep.Reading _ -> {
                content.add(text(Messages.text("import.reading"), "quiet"));
                content.add(progress(ProgressBar.INDETERMINATE_PROGRESS));
                content.add(buttons(button("dialog.cancel", close)));
            }
            case ImportStep.AskDateOrder ask -> {
                content.add(text(Messages.text("import.askDates", ask.example()), "import-count"));
                content.add(buttons(button("dialog.cancel", close), button("import.dayFirst", () -> model
                        .chooseDateOrder(DateOrder.DAY_FIRST)), button("import.monthFirst",
                                () -> model.chooseDateOrder(
                                        DateOrder.MONTH_FIRST))));
            }
            case ImportStep.Preview preview -> addPreview(content, preview.ready());
            case ImportStep.Storing storing -> {
                content.add(text(Messages.text("import.storing", storing.done(), storing.total()), "quiet"));
                content.add(progress(storing.done() / (double) storing.total()));
                content.add(buttons(button("dialog.cancel", model::cancel)));
            }
            case ImportStep.Done done -> {
                content.add(text(Messages.text(done.cancelled() ? "import.cancelled" : "import.done", done.result()
                        .entriesAdded(), done.result().piecesAdded(), done.result().alreadyThere()), "import-count"));
                content.add(buttons(button("dialog.close", close)));
            }
            case ImportStep.Failed failed -> {
                content.add(text(Messages.text("import.failed", failed.message()), "problem-text"));
                content.add(buttons(button("dialog.close", close)));
            }
        }
        getChildren().setAll(content);
    }

    private void addPreview(List<Node> content, ImportPreview.Ready ready) {
        content.add(text(Messages.text("import.fresh", ready.fresh().size()), "strong"));
        if (!ready.possibleDuplicates().isEmpty()) {
            CheckBox include = new CheckBox(Messages.text("import.includeDuplicates", ready.possibleDuplicates()
                    .size()));
            include.setId("import-duplicates");
            include.setWrapText(true);
            include.selectedProperty().bindBidirectional(model.withPossibleDuplicatesProperty());
            content.add(include);
        }
        if (!ready.alreadyThere().isEmpty()) {
            content.add(text(Messages.text("import.alreadyThere", ready.alreadyThere().size()), "import-count"));
        }
        if (ready.file().guessed()) {
            content.add(text(Messages.text("import.guessed"), "quiet"));
        }
        addLines(content, "import.unreadableLines", ready.file().unreadable());
        addLines(content, "import.adjustedLines", ready.file().adjusted());
        Button start = button("import.start", model::start);
        start.setId("import-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.setDefaultButton(true);
        boolean nothing = ready.fresh().isEmpty() && ready.possibleDuplicates().isEmpty();
        start.setDisable(nothing);
        content.add(buttons(button("dialog.cancel", close), start));
    }

    private static void addLines(List<Node> content, String key, List<LineProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        String name = Messages.text(key, problems.size());
        ListView<String> lines = new ListView<>();
        lines.getItems().setAll(problems.stream().map(problem -> Messages.text("import.line", problem.line(), problem
                .reason())).toList());
        lines.setPrefHeight(LIST_HEIGHT);
        lines.setAccessibleText(name);
        content.add(text(name, "import-count"));
        content.add(lines);
    }

    private static ProgressBar progress(double share) {
        ProgressBar bar = new ProgressBar(share);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Messages.text("import.progress"));
        return bar;
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Button button(String key, Runnable command) {
        Button button = new Button(Messages.text(key));
        button.setOnAction(event -> command.run());
        return button;
    }

    private static HBox buttons(Button... buttons) {
        HBox line = new HBox(Controls.spacer());
        line.getChildren().addAll(buttons);
        line.getStyleClass().add("button-line");
        return line;
    }
}
