package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.woodshed.protocol.Json;
import org.woodshed.server.cli.ServerCommand;

/** A server in a process of its own; what it logs is kept in its folder. */
record ServerProcess(Process process, URI uri, HttpClient http, Path log) implements AutoCloseable {
    static ServerProcess start(Path folder, String... options) throws IOException {
        return start(folder, Map.of(), options);
    }

    static ServerProcess start(Path folder, Map<String, String> environment, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--data", folder.toString(), "--port", "0"));
        arguments.addAll(List.of(options));
        Process process = command(folder, environment, arguments);
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        assertThat(line).startsWith("Listening on http").contains("://127.0.0.1:");
        return new ServerProcess(process, URI.create(line.substring("Listening on ".length())), HttpClient
                .newHttpClient(), folder.resolve("err.log"));
    }

    /**
     * Starts the command with any arguments, by a JVM that is quick to start; its log goes to {@code err.log} in the folder.
     */
    static Process command(Path folder, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dlogback.configurationFile=logback.xml",
                "-cp", System.getProperty("java.class.path"),
                ServerCommand.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(folder
                .resolve("err.log").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    String logged() throws IOException {
        return Files.readString(log);
    }

    /** The body of an answer of 2xx; anything else fails the test. */
    String post(String path, String token, Object body) throws Exception {
        HttpResponse<String> answer = send(path, token, body);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.body();
    }

    /** The same of what is only asked for. */
    String get(String path, String token) throws Exception {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(uri + path)).header("Authorization",
                "Bearer " + token).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.body();
    }

    HttpResponse<String> send(String path, String token, Object body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri + path)).header("Content-Type",
                "application/json").POST(HttpRequest.BodyPublishers.ofString(Json.write(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
