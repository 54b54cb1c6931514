package org.woodshed.app.settings;

import java.nio.file.Path;
import javafx.scene.control.TextField;
import org.woodshed.app.controls.Controls;
import org.woodshed.app.text.Messages;

/** Which Woodshed this is, and where it keeps the logbook. */
public final class AboutSection extends Section {
    public AboutSection(Path folder) {
        String version = AboutSection.class.getPackage().getImplementationVersion();
        block("settings.about", Controls.wrapped(version == null ? Messages.text("about.builtHere")
                : Messages.text("about.version", version), "strong"), remark("about.text"), remark("about.java",
                        System
                                .getProperty("java.version", ""),
                        System.getProperty("javafx.runtime.version", "")));
        TextField place = new TextField(folder.toString());
        place.setId("data-folder");
        place.setEditable(false);
        place.setAccessibleText(Messages.text("about.folder"));
        block("about.folder", place, remark("about.folderText"));
        CloudFolder.of(folder).ifPresent(cloud -> getChildren().add(Controls.wrapped(Messages.text("about.cloud",
                cloud), "problem-text")));
    }
}
