package org.woodshed.app;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.notices.Trouble;
import org.woodshed.app.text.Messages;
import org.woodshed.client.store.DamagedFile;
import org.woodshed.client.store.StoreException;

/**
 * What is shown instead of the window when the data folder can't be opened: why, and what is safe. For a damaged logbook also
 * the way out: nothing is touched before somebody has chosen it.
 */
final class StoreProblem extends VBox {
    private final Label title = new Label(Messages.text("store.title"));
    private final Label message = new Label();
    private final Label code = Controls.quiet("");
    /** In the words of whoever failed: they name files. */
    private final Label place = Controls.wrapped("", "quiet");
    private final Button quit = new Button(Messages.text("store.quit"));
    private final Button next = new Button(Messages.text("store.rescue"));

    StoreProblem(StoreException problem, Runnable close) {
        getStyleClass().addAll("woodshed", "dialog");
        title.getStyleClass().add("dialog-title");
        message.setWrapText(true);
        message.setId("store-problem");
        say(problem);
        next.setId("store-rescue");
        next.setVisible(false);
        quit.setCancelButton(true);
        quit.setOnAction(event -> close.run());
        HBox buttons = new HBox(Controls.spacer(), quit, next);
        buttons.getStyleClass().add("button-line");
        getChildren().addAll(title, message, code, place, buttons);
    }

    private void say(StoreException problem) {
        message.setText(Trouble.words(problem.kind()));
        place.setText(problem.getMessage());
        code.setText(Messages.text("store.code", problem.kind().name()));
    }

    /**
     * Offers to save what can be saved.
     *
     * @param rescue called on another thread; empty if nothing can be read
     * @param open   called on JavaFX's thread, when somebody has read what was saved and goes on
     */
    void offerRescue(Supplier<Optional<DamagedFile.Rescued>> rescue, Runnable open) {
        next.setVisible(true);
        next.setOnAction(event -> {
            next.setDisable(true);
            quit.setDisable(true);
            message.setText(Messages.text("store.rescuing"));
            place.setText("");
            Thread.startVirtualThread(() -> {
                Runnable outcome;
                try {
                    Optional<DamagedFile.Rescued> found = rescue.get();
                    outcome = () -> rescued(found, open);
                } catch (RuntimeException failure) {
                    outcome = () -> failed(failure);
                }
                Platform.runLater(outcome);
            });
        });
    }

    private void rescued(Optional<DamagedFile.Rescued> found, Runnable open) {
        quit.setDisable(false);
        found.ifPresentOrElse(saved -> saved(saved, open), () -> message.setText(Messages.text(
                "store.rescue.nothing")));
    }

    private void failed(RuntimeException failure) {
        quit.setDisable(false);
        next.setDisable(false);
        if (failure instanceof StoreException refused) {
            say(refused);
        } else {
            message.setText(Messages.text("store.rescue.failed"));
        }
    }

    private void saved(DamagedFile.Rescued saved, Runnable open) {
        title.setText(Messages.text("store.rescued"));
        message.setText(words(saved));
        code.setText("");
        next.setDisable(false);
        next.setText(Messages.text("store.rescued.open"));
        next.setDefaultButton(true);
        next.setOnAction(event -> open.run());
    }

    private static String words(DamagedFile.Rescued saved) {
        String setAside = saved.setAside().toString();
        return saved.backup() == null ? Messages.text("store.rescued.file", saved.entries(), setAside)
                : Messages.text("store.rescued.backup", saved.entries(), setAside, saved.backup().at().toLocalDate()
                        .toString());
    }
}
