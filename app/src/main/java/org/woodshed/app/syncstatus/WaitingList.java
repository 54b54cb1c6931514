package org.woodshed.app.syncstatus;

import java.util.List;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.syncstatus.WaitingViewModel.WaitingItem;
import org.woodshed.app.text.Messages;

/** What waits, line by line; of very many the first ones and a count. */
public final class WaitingList extends VBox {
    private static final int MOST_LINES = WaitingViewModel.MOST_CHANGES;
    private final WaitingViewModel model;
    private final Predicate<WaitingItem> wanted;

    /** Everything that waits. */
    public static WaitingList ofAll(WaitingViewModel model) {
        return new WaitingList(model, item -> true);
    }

    /** Only changes: conflicts have a list of their own beside this one. */
    public static WaitingList ofChanges(WaitingViewModel model) {
        return new WaitingList(model, item -> item.kind() != WaitingItem.Kind.CHOICE);
    }

    private WaitingList(WaitingViewModel model, Predicate<WaitingItem> wanted) {
        this.model = model;
        this.wanted = wanted;
        getStyleClass().add("waiting-list");
        model.items().addListener((ListChangeListener<WaitingItem>) change -> show());
        model.loadedProperty().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        List<WaitingItem> items = model.items().stream().filter(wanted).toList();
        getChildren().setAll(items.stream().limit(MOST_LINES).map(this::line).toArray(Node[]::new));
        int more = Math.max(0, items.size() - MOST_LINES) + model.more();
        if (more > 0) {
            getChildren().add(Controls.quiet(Messages.text("waiting.more", more)));
        } else if (model.loadedProperty().get() && items.isEmpty()) {
            getChildren().add(Controls.quiet(Messages.text("waiting.none")));
        }
    }

    private HBox line(WaitingItem item) {
        FontIcon icon = new FontIcon(switch (item.kind()) {
            case CHOICE -> Feather.ALERT_TRIANGLE;
            case REFUSED -> Feather.SLASH;
            case WAITING -> Feather.CLOCK;
        });
        Label what = new Label(item.what());
        what.getStyleClass().add("strong");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        Label detail = Controls.quiet(item.detail());
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(what, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(icon, words);
        if (item.kind() == WaitingItem.Kind.REFUSED) {
            words.getChildren().add(choices(item));
        }
        line.getStyleClass().add("waiting-line");
        return line;
    }

    /** The third choice, to change it, is made where it is edited: an edit makes it another change. */
    private FlowPane choices(WaitingItem item) {
        Button retry = new Button(Messages.text("waiting.retry"));
        retry.setOnAction(event -> model.retry(item));
        Button giveUp = new Button(Messages.text("waiting.giveUp"));
        giveUp.setOnAction(event -> model.giveUp(item));
        FlowPane choices = new FlowPane(8, 6, retry, giveUp);
        choices.getStyleClass().add("waiting-choices");
        return choices;
    }
}
