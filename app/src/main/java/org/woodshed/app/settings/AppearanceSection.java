package org.woodshed.app.settings;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** Light or dark, how large texts are, and whether anything may move. */
public final class AppearanceSection extends Section {
    private static final List<Integer> PERCENTS = List.of(100, 110, 125, 150, 175, WindowSettings.LARGEST_TEXT_PERCENT);

    public AppearanceSection(SettingsViewModel model) {
        VBox choices = new VBox();
        choices.getStyleClass().add("settings-choices");
        ToggleGroup group = new ToggleGroup();
        for (Appearance appearance : Appearance.values()) {
            RadioButton button = new RadioButton(Messages.text(appearance.key()));
            button.setId(appearance.key().replace('.', '-'));
            button.setToggleGroup(group);
            button.setSelected(model.appearanceProperty().get() == appearance);
            button.setOnAction(event -> model.appearanceProperty().set(appearance));
            choices.getChildren().add(button);
        }
        block("appearance.heading", choices);
        ComboBox<Integer> size = new ComboBox<>();
        size.setId("text-size");
        size.getItems().setAll(PERCENTS);
        size.setConverter(Controls.shownAs(percent -> Messages.text("appearance.percent", percent)));
        size.setValue(model.textPercentProperty().get());
        size.setAccessibleText(Messages.text("appearance.textSize"));
        size.setOnAction(event -> model.textPercentProperty().set(size.getValue()));
        block("appearance.textSize", size);
        CheckBox still = new CheckBox(Messages.text("appearance.reducedMotion"));
        still.setId("reduced-motion");
        still.setWrapText(true);
        still.selectedProperty().bindBidirectional(model.reducedMotionProperty());
        block("appearance.motion", still, remark("appearance.motionText"));
    }
}
