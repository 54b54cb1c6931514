package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the scripts of the portable folder as a musician's shell does. */
@DisabledOnOs(OS.WINDOWS)
class LaunchScriptsIT {
    private static final Path FOLDER = Path.of(System.getProperty("woodshed.folder", "target/woodshed"))
            .toAbsolutePath();

    private record Outcome(int exitCode, String output, String errors) {}

    @TempDir
    Path elsewhere;

    @ParameterizedTest
    @ValueSource(strings = {"woodshed", "woodshed-server"})
    void aScriptStartsFromAnyFolderAndSaysNothingOfItsOwn(String name) throws Exception {
        Outcome outcome = run(FOLDER.resolve("bin").resolve(name), Map.of());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).startsWith("Usage: " + name);
        assertThat(outcome.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"woodshed", "woodshed-server"})
    void aScriptFindsItsFolderThroughLinks(String name) throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("first"), FOLDER.resolve("bin").resolve(name));
        Path linkToLink = Files.createSymbolicLink(elsewhere.resolve("second"), link.getFileName());

        assertThat(run(linkToLink, Map.of()).output()).startsWith("Usage: " + name);
    }

    @Test
    void aFolderWithBlanksInItsNameWorks() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("my practice folder"), FOLDER);

        assertThat(run(link.resolve("bin").resolve("woodshed"), Map.of()).output()).startsWith("Usage: woodshed");
    }

    @Test
    void aJavaThatIsTooOldIsPassedOver() throws Exception {
        Outcome outcome = run(FOLDER.resolve("bin").resolve("woodshed"),
                Map.of("WOODSHED_JAVA", fakeJava("old", "17.0.1").toString(), "JAVA_HOME",
                        System.getProperty("java.home")));

        assertThat(outcome.output()).startsWith("Usage: woodshed");
    }

    @Test
    void theJavaNamedForWoodshedComesFirst() throws Exception {
        Outcome outcome = run(FOLDER.resolve("bin").resolve("woodshed"),
                Map.of("WOODSHED_JAVA", fakeJava("chosen", "25.0.1").toString(), "JAVA_HOME",
                        System.getProperty("java.home")));

        assertThat(outcome.output()).isEqualTo("the Java in chosen\n");
    }

    /** The script that looks for a Java, on a machine where none of the usual folders holds one. */
    @Test
    void withoutJavaOneSentenceSaysSo() throws Exception {
        Path script = elsewhere.resolve("find-java.sh");
        Files.writeString(script, Files.readString(FOLDER.resolve("lib/find-java.sh"))
                .replaceAll("(?s)for folder in .*?; do", "for folder in /nowhere; do"));

        Outcome outcome = run(script, Map.of("JAVA_HOME", fakeJava("old", "24").toString(), "PATH",
                pathWithoutJava().toString()));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors()).isEqualTo(
                "Woodshed needs Java 25 or newer, and none was found: install one, or set JAVA_HOME to where it is.\n");
    }

    private Path fakeJava(String name, String version) throws IOException {
        Path home = elsewhere.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path java = home.resolve("bin").resolve("java");
        Files.writeString(java, "#!/bin/sh\necho the Java in " + name + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private Path pathWithoutJava() throws IOException {
        Path tools = Files.createDirectories(elsewhere.resolve("tools"));
        for (String tool : new String[] {"sed", "dirname", "readlink"}) {
            Path installed = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), installed);
        }
        return tools;
    }

    private Outcome run(Path script, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = Files.createTempFile(elsewhere, "output", ".txt");
        Path errors = Files.createTempFile(elsewhere, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString(), "--help")
                .directory(elsewhere.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().remove("WOODSHED_JAVA");
        builder.environment().remove("WOODSHED_JAVA_OPTIONS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }
}
