package org.woodshed.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls that a laptop does not make itself. */
public final class ServerCalls {
    private ServerCalls() {}

    /** Revokes a device; the status of the answer. */
    public static int revoke(URI server, String accessToken, String deviceId) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/devices/" + deviceId)).header("Authorization",
                "Bearer " + accessToken).DELETE().build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** Asks for something as a signed-in device; the answer, whatever its status. */
    public static HttpResponse<String> get(URI server, String pathAndQuery, String accessToken) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(pathAndQuery)).header("Authorization", "Bearer "
                + accessToken).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
