package org.woodshed.app;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.practice.TimerBar;
import org.woodshed.app.syncstatus.SyncChip;
import org.woodshed.app.syncstatus.SyncStatusViewModel;
import org.woodshed.app.text.Messages;

/** The bar at the top: timer at the left; sync chip, "Sync now" and the menu at the right. */
final class TopBar extends HBox {
    private final MenuButton menu = new MenuButton(null, new FontIcon(Feather.MENU));

    TopBar(TimerBar timer, SyncStatusViewModel sync, Runnable listWaiting) {
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        SyncChip chip = new SyncChip(sync, listWaiting);
        HBox.setHgrow(chip, Priority.SOMETIMES);
        Button now = new Button(Messages.text("sync.now"), new FontIcon(Feather.REFRESH_CW));
        now.setAccessibleText(Messages.text("sync.now"));
        now.setId("sync-now");
        now.setMinWidth(USE_PREF_SIZE);
        now.setTooltip(new Tooltip(Controls.keyName(Keys.SYNC_NOW)));
        now.setOnAction(event -> sync.syncNow());
        menu.setId("menu");
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        menu.setAccessibleText(Messages.text("menu.name"));
        getChildren().addAll(timer, new Spacer(), chip, now, menu);
    }

    TopBar withItem(String key, Runnable command) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setOnAction(event -> command.run());
        menu.getItems().add(item);
        return this;
    }
}
