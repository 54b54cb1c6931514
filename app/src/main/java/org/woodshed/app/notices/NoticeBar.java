package org.woodshed.app.notices;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.text.Messages;

/** A bar at the foot of the window: what just happened, and the way back. */
public final class NoticeBar extends HBox {
    private static final Duration NEWS_STAYS = Duration.seconds(12);
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private final NoticesViewModel model;
    private final FontIcon icon = new FontIcon(Feather.INFO);
    private final Label text = new Label();
    private final Button action = new Button();
    private final PauseTransition stay = new PauseTransition(NEWS_STAYS);

    public NoticeBar(NoticesViewModel model) {
        this.model = model;
        getStyleClass().add("notice-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        action.setId("notice-action");
        action.setMinWidth(USE_PREF_SIZE);
        action.getStyleClass().add(Styles.ACCENT);
        action.setOnAction(event -> model.act());
        Button dismiss = new Button(null, new FontIcon(Feather.X));
        dismiss.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        dismiss.setAccessibleText(Messages.text("notice.dismiss"));
        dismiss.setOnAction(event -> model.dismiss());
        getChildren().addAll(icon, text, action, dismiss);
        model.currentProperty().addListener((property, before, now) -> show(now));
        show(model.currentProperty().get());
    }

    private void show(@Nullable Notice notice) {
        stay.stop();
        setVisible(notice != null);
        setManaged(notice != null);
        if (notice == null) {
            return;
        }
        boolean problem = notice.kind() == Notice.Kind.PROBLEM;
        pseudoClassStateChanged(PROBLEM, problem);
        icon.setIconCode(problem ? Feather.ALERT_TRIANGLE : Feather.INFO);
        text.setText(notice.text());
        setAccessibleText(notice.text());
        Notice.Action way = notice.action();
        action.setVisible(way != null);
        action.setManaged(way != null);
        if (way != null) {
            action.setText(way.label());
        }
        if (!problem) {
            stay.setOnFinished(event -> model.dismiss(notice));
            stay.playFromStart();
        }
    }
}
