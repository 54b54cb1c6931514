package org.woodshed.app.settings;

import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** Who is signed in where, with which laptops. */
public final class AccountSection extends Section {
    private final DevicesViewModel model;
    private final VBox devices = new VBox();

    /**
     * @param signedOut true while the server wants a new sign-in
     * @param connect   offers to connect a server, or to sign in again
     * @param signOut offers to sign this laptop out
     */
    public AccountSection(DevicesViewModel model, ObservableBooleanValue signedOut, Runnable connect,
            Runnable signOut) {
        this.model = model;
        VBox local = new VBox(remark("account.none"), Controls.button(Messages.text("menu.connect"), "account-connect",
                connect));
        local.getStyleClass().add("settings-block");
        Label who = Controls.wrapped("", "strong");
        who.setId("account-who");
        who.textProperty().bind(model.whoProperty());
        Button again = Controls.button(Messages.text("sync.signIn"), "account-sign-in", connect);
        again.visibleProperty().bind(signedOut);
        HBox way = new HBox(Controls.button(Messages.text("menu.signOut"), "account-sign-out", signOut), again);
        way.getStyleClass().add("button-line");
        Label kept = Controls.wrapped("", "quiet");
        kept.setId("account-kept");
        kept.textProperty().bind(model.keptProperty());
        kept.managedProperty().bind(model.keptProperty().isNotEmpty());
        VBox signedIn = new VBox(who, kept, way);
        signedIn.getStyleClass().add("settings-block");
        local.visibleProperty().bind(model.whoProperty().isEmpty());
        signedIn.visibleProperty().bind(model.whoProperty().isNotEmpty());
        local.managedProperty().bind(local.visibleProperty());
        signedIn.managedProperty().bind(signedIn.visibleProperty());
        block("settings.account", local, signedIn);
        Label remark = Controls.wrapped("", "quiet");
        remark.textProperty().bind(model.remarkProperty());
        remark.managedProperty().bind(model.remarkProperty().isNotEmpty());
        devices.setId("devices");
        devices.getStyleClass().add("settings-choices");
        block("devices.heading", remark, devices);
        getChildren().getLast().visibleProperty().bind(signedIn.visibleProperty());
        model.lines().addListener((ListChangeListener<DevicesViewModel.Line>) change -> show());
        show();
    }

    private void show() {
        devices.getChildren().setAll(model.lines().stream().map(line -> new DeviceLine(model, line)).toList());
    }
}
