package org.woodshed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void placeAndAppearanceAreRemembered() throws IOException {
        WindowSettings settings = new WindowSettings(folder);
        assertThat(settings.place()).isEmpty();
        assertThat(settings.appearance()).isEqualTo(Appearance.SYSTEM);
        settings.setPlace(new WindowPlace(12, 34.5, 1000, 700));
        settings.setAppearance(Appearance.DARK);
        settings.save();
        WindowSettings again = new WindowSettings(folder);
        assertThat(again.place()).contains(new WindowPlace(12, 34.5, 1000, 700));
        assertThat(again.appearance()).isEqualTo(Appearance.DARK);
        assertThat(folder.resolve("window.properties.tmp")).doesNotExist();
    }

    @Test
    void aDamagedFileCountsAsNone() throws IOException {
        for (String text : new String[] {"window.x=left\nwindow.y=1\nwindow.width=NaN\nwindow.height=1\n", "a=\\u12",
                "appearance=pink"}) {
            Files.writeString(folder.resolve("window.properties"), text);
            WindowSettings settings = new WindowSettings(folder);
            assertThat(settings.place()).as(text).isEmpty();
            assertThat(settings.appearance()).as(text).isEqualTo(Appearance.SYSTEM);
        }
    }
}
