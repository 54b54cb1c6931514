package org.woodshed.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.woodshed.server.cli.ServerCommand;

/** A real server in a process of its own, with nothing limited that a benchmark would run into. */
final class ServerUnderTest implements AutoCloseable {
    private static final String PREFIX = "Listening on ";
    private final Process process;
    private final URI uri;

    /** @param options more options for the server's command line */
    ServerUnderTest(Path folder, List<String> jvmOptions, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "--enable-native-access=ALL-UNNAMED", "-Dlogback.configurationFile=logback.xml", "-cp",
                System.getProperty("java.class.path")));
        command.addAll(jvmOptions);
        command.addAll(List.of(ServerCommand.class.getName(), "--data", folder.toString(), "--port", "0",
                "--registration", "open", "--rate-limit", "1000000/s", "--login-rate", "1000000/s",
                "--access-token-ttl", "36000s"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.resolve("server.log").toFile());
        builder.environment().put("WOODSHED_LOG_LEVEL", "WARN");
        process = builder.start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(PREFIX)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("the server did not start: " + Files.readString(folder.resolve("server.log")));
        }
        uri = URI.create(line.substring(PREFIX.length()));
    }

    URI uri() {
        return uri;
    }

    /** Processor time that the server has used so far, in milliseconds: what others do on the machine does not change it. */
    double processorMillis() {
        return process.info().totalCpuDuration().map(used -> used.toNanos() / 1e6).orElse(0.0);
    }

    /** How many sockets the server says are open. */
    double openSockets() throws IOException {
        try (InputStream metrics = uri.resolve("/metrics").toURL().openStream()) {
            return new String(metrics.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith(
                    "woodshed_sockets ")).mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                    .findFirst().orElse(-1);
        }
    }

    /** Memory that the process has of the machine, after a full garbage collection. In KiB. */
    long residentKib() throws IOException, InterruptedException {
        for (int times = 0; times < 2; times++) {
            new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    String.valueOf(process
                            .pid()),
                    "GC.run").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor();
        }
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(line -> line
                .startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst()
                .orElse(-1);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
