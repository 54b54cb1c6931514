package org.woodshed.app.history;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.text.Messages;
import org.woodshed.model.EntityKey;

/** Leads from wherever an entity is shown to its history. */
public final class HistoryButton extends Button {
    public HistoryButton(EntityKey key) {
        super(Messages.text("history.open"), new FontIcon(Feather.CLOCK));
        getStyleClass().addAll("history-button", Styles.FLAT);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> fireEvent(new HistoryRequest(key)));
    }
}
