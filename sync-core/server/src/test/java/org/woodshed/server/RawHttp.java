package org.woodshed.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An HTTP connection byte by byte, kept alive as long as both sides can still tell where a message ends. */
final class RawHttp implements AutoCloseable {
    private final int port;
    private final int timeoutMillis;
    private @Nullable Socket socket;
    private @Nullable InputStream input;

    /**
     * An answer.
     *
     * @param head status line and headers
     */
    record Answer(int status, String head, String text) {
        boolean hasHeader(String line) {
            return head.toLowerCase(Locale.ROOT).contains("\r\n" + line.toLowerCase(Locale.ROOT));
        }
    }

    RawHttp(RunningServer server, int timeoutMillis) {
        this.port = server.server().port();
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * Sends bytes and reads one answer; null if the server ended the connection without one, or has nothing to say before
     * more is sent.
     */
    @Nullable
    Answer send(byte[] request) throws IOException {
        boolean reused = socket != null;
        try {
            write(request);
            return read(isHead(request));
        } catch (EOFException ended) {
            close();
            // An idle connection may end just when it is used again; nobody can tell that from a refusal.
            return reused ? send(request) : null;
        } catch (java.net.SocketException reset) {
            close();
            return reused ? send(request) : null;
        } catch (java.net.SocketTimeoutException nothing) {
            close();
            return null;
        }
    }

    /** Sends what comes next over a connection of its own. */
    void startAnew() throws IOException {
        close();
    }

    /** Whether the answer to this has a head only. */
    static boolean isHead(byte[] request) {
        return new String(request, 0, Math.min(5, request.length), StandardCharsets.ISO_8859_1).equals("HEAD ");
    }

    void write(byte[] bytes) throws IOException {
        if (socket == null) {
            Socket opened = new Socket();
            opened.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            opened.setSoTimeout(timeoutMillis);
            opened.setTcpNoDelay(true);
            socket = opened;
            input = new BufferedInputStream(opened.getInputStream());
        }
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    Answer read() throws IOException {
        return read(false);
    }

    private Answer read(boolean withoutBody) throws IOException {
        String head = head();
        int status = Integer.parseInt(head.substring(9, 12));
        if (status == 100) {
            return read(withoutBody);
        }
        byte[] body = withoutBody ? new byte[0] : body(head, status);
        if (head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close")) {
            close();
        }
        return new Answer(status, head, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] body(String head, int status) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        String chunked = header(head, "transfer-encoding");
        if (chunked != null) {
            return chunks();
        }
        String length = header(head, "content-length");
        return length == null ? open().readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = Integer.parseInt(line().strip(), 16);
        while (size > 0) {
            body.write(exactly(size));
            line();
            size = Integer.parseInt(line().strip(), 16);
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = open().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String head() throws IOException {
        List<String> lines = new ArrayList<>();
        String line = line();
        while (!line.isEmpty()) {
            lines.add(line);
            line = line();
        }
        return String.join("\r\n", lines);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int value = open().read();
        while (value != '\n') {
            if (value < 0) {
                throw new EOFException();
            }
            line.append((char) value);
            value = open().read();
        }
        return line.toString().stripTrailing();
    }

    private InputStream open() throws IOException {
        if (input == null) {
            throw new EOFException();
        }
        return input;
    }

    private static @Nullable String header(String head, String name) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
            input = null;
        }
    }
}
