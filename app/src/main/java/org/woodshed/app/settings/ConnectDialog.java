package org.woodshed.app.settings;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** Asks which server to connect, and as whom. */
public final class ConnectDialog extends VBox {
    /** @param close takes the dialog off the screen */
    public ConnectDialog(ConnectViewModel model, Runnable close) {
        getStyleClass().addAll("dialog", "floating");
        setId("connect-dialog");
        Label title = new Label(Messages.text("connect.title"));
        title.getStyleClass().add("dialog-title");
        TextField server = field(new TextField(), "connect-server", model.serverProperty());
        server.setPromptText(Messages.text("connect.serverPrompt"));
        TextField email = field(new TextField(), "connect-email", model.emailProperty());
        TextField password = field(new PasswordField(), "connect-password", model.passwordProperty());
        TextField device = field(new TextField(), "connect-device", model.deviceNameProperty());
        getChildren().addAll(title, wrapped(new Label(Messages.text("connect.intro")), "quiet"), preview(model),
                account(
                        model),
                Controls.named(Messages.text("connect.server"), server), wrapped(new Label(Messages.text(
                        "connect.serverHint")), "quiet"),
                Controls.named(Messages.text("connect.email"), email), Controls
                        .named(Messages.text("connect.password"), password),
                Controls.named(Messages.text(
                        "connect.device"), device),
                plainHttp(model), problem(model), certificate(model), buttons(model, close));
    }

    private static <T extends TextField> T field(T field, String id, Property<String> property) {
        field.setId(id);
        field.textProperty().bindBidirectional(property);
        return field;
    }

    private static Label preview(ConnectViewModel model) {
        Label preview = wrapped(new Label(), "strong");
        preview.setId("connect-preview");
        preview.textProperty().bind(model.previewProperty());
        preview.managedProperty().bind(model.previewProperty().isNotEmpty());
        return preview;
    }

    private static FlowPane account(ConnectViewModel model) {
        ToggleGroup group = new ToggleGroup();
        RadioButton signIn = new RadioButton(Messages.text("connect.haveAccount"));
        RadioButton register = new RadioButton(Messages.text("connect.newAccount"));
        register.setId("connect-register");
        signIn.setToggleGroup(group);
        register.setToggleGroup(group);
        (model.registerProperty().get() ? register : signIn).setSelected(true);
        register.selectedProperty().bindBidirectional(model.registerProperty());
        return new FlowPane(12, 6, signIn, register);
    }

    private static CheckBox plainHttp(ConnectViewModel model) {
        CheckBox allow = new CheckBox(Messages.text("connect.allowPlainHttp"));
        allow.setId("connect-plain-http");
        allow.setWrapText(true);
        allow.selectedProperty().bindBidirectional(model.plainHttpAllowedProperty());
        allow.visibleProperty().bind(model.plainHttpProperty());
        allow.managedProperty().bind(allow.visibleProperty());
        return allow;
    }

    /** What a person compares before saying yes to a certificate that nobody signed. */
    private static VBox certificate(ConnectViewModel model) {
        Label shown = wrapped(new Label(), "strong");
        shown.setId("connect-fingerprint");
        shown.textProperty().bind(Bindings.createStringBinding(() -> model.certificateProperty().get() == null ? ""
                : Messages.text("connect.fingerprint", String.valueOf(model.certificateProperty().get())), model
                        .certificateProperty()));
        CheckBox trust = new CheckBox(Messages.text("connect.trust"));
        trust.setId("connect-trust");
        trust.setWrapText(true);
        trust.selectedProperty().bindBidirectional(model.certificateTrustedProperty());
        VBox certificate = new VBox(6, shown, trust);
        certificate.visibleProperty().bind(model.certificateProperty().isNotNull());
        certificate.managedProperty().bind(certificate.visibleProperty());
        return certificate;
    }

    private static Label problem(ConnectViewModel model) {
        Label problem = wrapped(new Label(), "problem-text");
        problem.setId("connect-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(model.problemProperty().isNotEmpty());
        problem.visibleProperty().bind(problem.managedProperty());
        return problem;
    }

    private static HBox buttons(ConnectViewModel model, Runnable close) {
        Button cancel = new Button(Messages.text("dialog.cancel"));
        cancel.setOnAction(event -> close.run());
        Button connect = new Button();
        connect.setId("connect-go");
        connect.getStyleClass().add(Styles.ACCENT);
        connect.setDefaultButton(true);
        connect.textProperty().bind(Bindings.when(model.busyProperty()).then(Messages.text("connect.busy")).otherwise(
                Messages.text("connect.connect")));
        connect.disableProperty().bind(model.busyProperty());
        connect.setOnAction(event -> model.connect(close));
        HBox buttons = new HBox(Controls.spacer(), cancel, connect);
        buttons.getStyleClass().add("button-line");
        return buttons;
    }

    private static Label wrapped(Label label, String style) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
