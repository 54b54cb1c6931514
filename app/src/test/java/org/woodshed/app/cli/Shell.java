package org.woodshed.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.woodshed.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/** Types command lines for tests, on a data folder of its own and on a Friday evening in Berlin. */
final class Shell {
    static final Instant NOW = Instant.parse("2026-11-20T18:30:00Z");

    private final Path folder;

    Shell(Path folder) {
        this.folder = folder;
    }

    /** What a command wrote and how it ended. */
    record Outcome(int exitCode, String out, String err) {
        /** The one JSON document on standard output. */
        ObjectNode json() {
            return Json.readStored(out);
        }

        List<ObjectNode> jsonLines() {
            return out.lines().map(Json::readStored).toList();
        }
    }

    Outcome run(String... arguments) {
        return runWith("", arguments);
    }

    Outcome runWith(String input, String... arguments) {
        return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    Outcome run(InputStream input, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return runExactly(input, all.toArray(String[]::new));
    }

    /** Writes standard output elsewhere, as it comes; the exit code. */
    int runTo(OutputStream out, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        Terminal terminal = new Terminal(InputStream.nullInputStream(), new PrintStream(out, false,
                StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false,
                        StandardCharsets.UTF_8),
                Map.of(), Clock.system(ZoneId.of("Europe/Berlin")), false);
        return WoodshedCommand.run(terminal, all.toArray(String[]::new));
    }

    /** Without naming the data folder. */
    static Outcome runExactly(InputStream input, String... arguments) {
        return runExactly(Map.of(), input, arguments);
    }

    /** With a person's variables. */
    Outcome runIn(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return runExactly(environment, InputStream.nullInputStream(), all.toArray(String[]::new));
    }

    private static Outcome runExactly(Map<String, String> environment, InputStream input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(input, outStream, errStream, environment, Clock.fixed(NOW, ZoneId.of(
                "Europe/Berlin")), false);
        int exitCode = WoodshedCommand.run(terminal, arguments);
        outStream.flush();
        errStream.flush();
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Logs an entry; its id. */
    String log(String... options) {
        List<String> all = new ArrayList<>(List.of("log", "--json"));
        all.addAll(List.of(options));
        return run(all.toArray(String[]::new)).json().path("id").stringValue();
    }

    /** All entries, the newest first. */
    List<ObjectNode> entries() {
        List<ObjectNode> entries = new ArrayList<>();
        run("entries", "--json").json().path("entries").forEach(entry -> entries.add((ObjectNode) entry));
        return entries;
    }

    ObjectNode onlyEntry() {
        List<ObjectNode> entries = entries();
        if (entries.size() != 1) {
            throw new AssertionError(entries.size() + " entries: " + entries);
        }
        return entries.getFirst();
    }
}
