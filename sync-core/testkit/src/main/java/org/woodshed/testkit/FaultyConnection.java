package org.woodshed.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One connection of a bad network: carries one HTTP request, and does to it what the fault says. */
final class FaultyConnection {
    private static final int DELAY_MILLISECONDS = 120;
    private static final String SIGN_IN_PAGE = "<!doctype html><title>Welcome to the Hotel</title><p>Sign in, please.";
    private static final String GATEWAY_PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    /** Opens a connection to the server. */
    @FunctionalInterface
    interface Dial {
        Socket dial() throws IOException;
    }

    private final Socket laptop;
    private final Dial server;

    FaultyConnection(Socket laptop, Dial server) {
        this.laptop = laptop;
        this.server = server;
    }

    void serve(Fault fault) throws IOException {
        byte[] request = readRequest(laptop.getInputStream());
        OutputStream toLaptop = laptop.getOutputStream();
        switch (fault) {
            case REFUSED -> laptop.close();
            case CUT_REQUEST -> send(request, request.length / 2);
            case CUT_ANSWER -> {
                byte[] answer = answerTo(request);
                toLaptop.write(answer, 0, answer.length * 2 / 3);
            }
            case HALF_OPEN -> {
                answerTo(request);
                // Until the laptop gives up.
                laptop.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            case DUPLICATE -> {
                answerTo(request);
                toLaptop.write(answerTo(request));
            }
            case DELAY -> toLaptop.write(later(request));
            case BAD_GATEWAY -> toLaptop.write(page("502 Bad Gateway", GATEWAY_PAGE));
            case CAPTIVE_PORTAL -> toLaptop.write(page("200 OK", SIGN_IN_PAGE));
        }
        toLaptop.flush();
    }

    private byte[] later(byte[] request) throws IOException {
        CompletableFuture<Void> waited = CompletableFuture.runAsync(() -> {
        }, CompletableFuture.delayedExecutor(DELAY_MILLISECONDS, TimeUnit.MILLISECONDS));
        waited.join();
        return answerTo(request);
    }

    private void send(byte[] request, int length) throws IOException {
        try (Socket connection = server.dial()) {
            connection.getOutputStream().write(request, 0, length);
            connection.getOutputStream().flush();
        }
    }

    private byte[] answerTo(byte[] request) throws IOException {
        try (Socket connection = server.dial()) {
            connection.getOutputStream().write(request);
            connection.getOutputStream().flush();
            return connection.getInputStream().readAllBytes();
        }
    }

    private static byte[] page(String status, String html) {
        return ("HTTP/1.1 " + status
                + "\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: "
                + html.length() + "\r\n\r\n" + html).getBytes(StandardCharsets.UTF_8);
    }

    /** One request, head and body, asking the server to close afterwards so that its answer has an end. */
    private static byte[] readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
            }
            if (!lower.startsWith("connection:")) {
                head.append(line).append("\r\n");
            }
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(in.readNBytes(length));
        return request.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }

    /** Copies what either side says to the other until one of them ends. */
    static void passBothWays(Socket laptop, Socket server) throws IOException {
        Thread back = Thread.ofVirtual().start(() -> pass(server, laptop));
        pass(laptop, server);
        try {
            back.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // One end closed the connection: so does the other.
        }
    }
}
