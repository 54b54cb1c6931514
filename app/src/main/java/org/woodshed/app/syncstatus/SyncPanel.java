package org.woodshed.app.syncstatus;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.woodshed.app.notices.Reasons;
import org.woodshed.app.text.Messages;
import org.woodshed.client.engine.SyncStatus;

/** What hangs below the sync chip: the state in a sentence or two, what waits, and what can be done about it. */
public final class SyncPanel extends VBox {
    private final SyncStatusViewModel model;
    private final Label title = new Label();
    private final Label explanation = new Label();
    private final FlowPane buttons = new FlowPane(10, 10);
    private final Runnable openConflicts;

    /** @param openConflicts goes to the place where conflicts are decided */
    public SyncPanel(SyncStatusViewModel model, WaitingViewModel waiting, Runnable openConflicts) {
        this.model = model;
        this.openConflicts = openConflicts;
        getStyleClass().addAll("sync-panel", "floating");
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        title.textProperty().bind(model.textProperty());
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        explanation.getStyleClass().add("quiet");
        ScrollPane scroll = new ScrollPane(WaitingList.ofAll(waiting));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("waiting-scroll");
        getChildren().addAll(title, explanation, scroll, buttons);
        model.statusProperty().addListener((property, before, now) -> show(now));
        show(model.statusProperty().get());
    }

    private void show(SyncStatus status) {
        explanation.setText(explanation(status));
        buttons.getChildren().clear();
        switch (status) {
            case SyncStatus.NeverConnected _ -> add("sync.connect", true, model::syncNow);
            case SyncStatus.SignInAgain _ -> add("sync.signIn", true, model::syncNow);
            case SyncStatus.Syncing _ -> add("sync.cancel", false, model::cancel);
            case SyncStatus.NeedsChoice _ -> {
                add("sync.choose", true, openConflicts);
                add("sync.now", false, model::syncNow);
            }
            case SyncStatus.Problem _,SyncStatus.ServerNotReady _ -> add("sync.tryAgain", true, model::syncNow);
            case SyncStatus.Paused _ -> {
                add("sync.resume", true, () -> model.setPaused(false));
                add("sync.now", false, model::syncNow);
            }
            case SyncStatus.UpdateNeeded _ -> buttons.getChildren().clear();
            case SyncStatus.NotAccepted _,SyncStatus.Offline _,SyncStatus.Pending _,SyncStatus.Synced _ -> {
                add("sync.now", true, model::syncNow);
                add("sync.pause", false, () -> model.setPaused(true));
            }
        }
    }

    private static String explanation(SyncStatus status) {
        return switch (status) {
            case SyncStatus.NeverConnected _ -> Messages.text("sync.explain.local");
            case SyncStatus.SignInAgain _ -> Messages.text("sync.explain.signInAgain");
            case SyncStatus.UpdateNeeded _ -> Messages.text("sync.explain.update");
            case SyncStatus.NeedsChoice _ -> Messages.text("sync.explain.choice");
            case SyncStatus.NotAccepted _ -> Messages.text("sync.explain.refused");
            case SyncStatus.ServerNotReady _ -> Messages.text("sync.explain.notReady");
            case SyncStatus.Problem problem -> Reasons.ofSync(problem.code(), problem.message());
            case SyncStatus.Offline _ -> Messages.text("sync.explain.offline");
            case SyncStatus.Syncing _ -> Messages.text("sync.explain.syncing");
            case SyncStatus.Paused _ -> Messages.text("sync.explain.paused");
            case SyncStatus.Pending _ -> Messages.text("sync.explain.pending");
            case SyncStatus.Synced _ -> Messages.text("sync.explain.synced");
        };
    }

    private void add(String key, boolean main, Runnable command) {
        Button button = new Button(Messages.text(key));
        button.setMinWidth(USE_PREF_SIZE);
        if (main) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        button.setOnAction(event -> command.run());
        buttons.getChildren().add(button);
    }
}
