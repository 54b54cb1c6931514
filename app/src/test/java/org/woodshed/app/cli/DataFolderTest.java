package org.woodshed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class DataFolderTest {
    private static final Path HOME = Path.of("/home/ann");

    private static Path usual(String system, Map<String, String> environment) {
        return DataFolder.usual(system, HOME, environment);
    }

    @Test
    void everySystemHasItsUsualPlace() {
        assertThat(usual("Linux", Map.of())).isEqualTo(Path.of("/home/ann/.local/share/woodshed"));
        assertThat(usual("Linux", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/woodshed"));
        assertThat(usual("Mac OS X", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of(
                "/home/ann/Library/Application Support/Woodshed"));
        assertThat(usual("Windows 11", Map.of("APPDATA", "/appdata"))).isEqualTo(Path.of("/appdata/Woodshed"));
        assertThat(usual("Windows 11", Map.of())).isEqualTo(Path.of("/home/ann/AppData/Roaming/Woodshed"));
    }

    @Test
    void aPlaceThatIsNotAbsoluteIsIgnored() {
        assertThat(usual("Linux", Map.of("XDG_DATA_HOME", "data"))).isEqualTo(usual("Linux", Map.of()));
        assertThat(usual("Linux", Map.of("XDG_DATA_HOME", ""))).isEqualTo(usual("Linux", Map.of()));
    }
}
