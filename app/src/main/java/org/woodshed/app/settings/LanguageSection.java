package org.woodshed.app.settings;

import javafx.scene.control.ComboBox;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** Which language the window speaks. */
public final class LanguageSection extends Section {
    public LanguageSection(SettingsViewModel model) {
        ComboBox<Language> box = new ComboBox<>();
        box.setId("language");
        box.getItems().setAll(Language.values());
        box.setConverter(Controls.shownAs(language -> language == Language.SYSTEM ? Messages.text("language.system")
                : language.ownName()));
        box.setValue(model.languageProperty().get());
        box.setAccessibleText(Messages.text("settings.language"));
        box.setOnAction(event -> model.languageProperty().set(box.getValue()));
        block("settings.language", box, remark("language.text"));
    }
}
