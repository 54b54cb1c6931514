package org.woodshed.portable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.woodshed.model.GoalDraft;
import org.woodshed.testkit.Laptop;

/**
 * Starts processes of {@link TypingLaptop} in a fraction of the usual time: they share the classes that a first one, which
 * ended in order, has written down.
 */
@NullMarked
final class ReadyLaptops {
    private static final String PACKAGE = TypingLaptop.class.getPackageName().replace('.', '/');

    private static final int ENOUGH_ANSWERS = 5;

    private final String classPath;
    private final Path cache;

    private ReadyLaptops(String classPath, Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    /** @param folder where a laptop of another account practises it */
    static ReadyLaptops trained(Path folder, URI server) throws Exception {
        try (Laptop laptop = Laptop.named("trained", folder).register(server, "trained@example.org")) {
            laptop.woodshed().logbook().addGoal(GoalDraft.titled(TypedEdits.goalOf("trained"), Instant.now())).durable()
                    .join();
        }
        ReadyLaptops ready = new ReadyLaptops(jars(folder), folder.resolve("laptop.aot"));
        Process first = ready.start("-XX:AOTCacheOutput=" + ready.cache);
        OutputStream told = first.getOutputStream();
        told.write(TypingLaptop.line(folder.resolve("trained"), "trained", 1, 1).getBytes(StandardCharsets.UTF_8));
        told.flush();
        try (BufferedReader lines = Program.lines(first)) {
            int answers = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                assertThat(line).doesNotStartWith("failed");
                answers += line.startsWith("answered") ? 1 : 0;
                if (answers == ENOUGH_ANSWERS) {
                    told.close();
                }
            }
        }
        assertThat(first.waitFor()).isZero();
        return ready;
    }

    /** Classes are shared only if they come from jars. */
    private static String jars(Path folder) throws IOException {
        Path own = folder.resolve("typing-laptop.jar");
        Path classes = Path.of(URI.create(TypingLaptop.class.getProtectionDomain().getCodeSource().getLocation()
                .toString())).resolve(PACKAGE);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(own));
                Stream<Path> files = Files.list(
                        classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                jar.putNextEntry(new JarEntry(PACKAGE + "/" + file.getFileName()));
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(jar);
                }
            }
        }
        try (Stream<Path> jars = Files.list(Program.BIN.resolveSibling("lib"))) {
            // The server's logger stays out: it would take a part of every life to start.
            return own + File.pathSeparator + jars.map(Path::toString).filter(path -> path.endsWith(".jar") && !path
                    .contains("logback")).sorted().collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** Starts a process that waits for its line. */
    Process start() {
        return start("-XX:AOTCache=" + cache);
    }

    private Process start(String option) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), option, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath, TypingLaptop.class.getName()));
        return Program.start(command);
    }
}
