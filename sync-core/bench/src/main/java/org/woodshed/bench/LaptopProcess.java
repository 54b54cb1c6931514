package org.woodshed.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link BenchmarkLaptop} in a process of its own, told what to do line by line. Belongs to one thread. */
final class LaptopProcess implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;

    LaptopProcess(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        // As the start script runs commands, of which "woodshed watch" is such a laptop.
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1"));
        String more = System.getProperty("woodshed.bench.laptop.jvm", "");
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split(" ")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchmarkLaptop.class.getName(), folder
                .resolve("data").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(folder.resolve("log").toFile());
        builder.environment().put("WOODSHED_LOG_LEVEL", "WARN");
        process = builder.start();
        output = process.inputReader();
        input = process.outputWriter();
        answer();
    }

    /** Has it done, and answers the number that the laptop tells. */
    double ask(String command) throws IOException {
        input.write(command + "\n");
        input.flush();
        return answer();
    }

    /** The next number that the laptop tells by itself. */
    double answer() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(BenchmarkLaptop.ANSWER)) {
                return Double.parseDouble(line.substring(BenchmarkLaptop.ANSWER.length()));
            }
        }
        throw new IOException("the laptop ended: " + Files.readString(folder.resolve("log")));
    }

    /** Processor time that the laptop has used so far, in milliseconds: what others do on the machine does not change it. */
    double processorMillis() {
        return process.info().totalCpuDuration().map(used -> used.toNanos() / 1e6).orElse(0.0);
    }

    /** Memory that the process has of the machine, in MiB. */
    double residentMib() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(
                        "VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(-1) / 1024.0;
    }

    @Override
    public void close() throws IOException {
        input.close();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
