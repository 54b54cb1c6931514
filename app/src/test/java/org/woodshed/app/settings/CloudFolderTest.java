package org.woodshed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFolderTest {
    @ParameterizedTest
    @CsvSource({"/home/anna/Dropbox/woodshed, Dropbox", "/home/anna/OneDrive - Music School/woodshed, OneDrive",
            "/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/woodshed, iCloud Drive",
            "/home/anna/dropbox/data, Dropbox", "/home/anna/Nextcloud-home/woodshed, Nextcloud"})
    void aFolderThatAnotherProgramCopiesAboutIsNamed(String folder, String program) {
        assertThat(CloudFolder.of(Path.of(folder))).contains(program);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/anna/.local/share/woodshed", "/home/anna/Dropboxes/woodshed", "/srv/onedrives"})
    void anyOtherIsFine(String folder) {
        assertThat(CloudFolder.of(Path.of(folder))).isEmpty();
    }
}
