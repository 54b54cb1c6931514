package org.woodshed.app.settings;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import org.woodshed.app.syncstatus.SyncHealthViewModel;
import org.woodshed.app.text.Messages;

/** When to sync, and who decides where two laptops changed the same thing. */
public final class SyncSection extends Section {
    /** @param strategy the choice of who decides */
    public SyncSection(SyncHealthViewModel model, Node strategy) {
        CheckBox onlyWhenAsked = new CheckBox(Messages.text("health.onlyWhenAsked"));
        onlyWhenAsked.setId("settings-only-when-asked");
        onlyWhenAsked.setWrapText(true);
        onlyWhenAsked.setSelected(model.pausedProperty().get());
        model.pausedProperty().addListener((property, before, now) -> onlyWhenAsked.setSelected(now));
        onlyWhenAsked.setOnAction(event -> model.setPaused(onlyWhenAsked.isSelected()));
        block("settings.sync", onlyWhenAsked, remark("settings.onlyWhenAskedText"));
        getChildren().add(strategy);
    }
}
