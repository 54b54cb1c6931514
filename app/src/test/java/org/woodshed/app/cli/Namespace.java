package org.woodshed.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that see mounts of their own, as Linux lets everybody make them where it is set up so. */
final class Namespace {
    private Namespace() {}

    static boolean isThere() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("unshare", "-rm", "mount", "--bind", "/tmp", "/tmp")
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }

    /** Java with this class path after the given shell commands, which may mount something. */
    static ProcessBuilder java(String mounts, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", mounts + " && exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("TZ");
        return builder;
    }
}
