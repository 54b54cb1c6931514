package org.woodshed.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.woodshed.protocol.SocketMessage;

/** One WebSocket that only reads, and costs next to nothing itself. Belongs to one thread. */
final class SocketLine implements AutoCloseable {
    private static final int TEXT = 1;
    private final Socket socket = new Socket();
    private final DataInputStream input;

    SocketLine(URI server, Device device) throws IOException {
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.setTcpNoDelay(true);
        input = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 2_048));
        socket.getOutputStream().write(("GET " + SocketMessage.path(device.grant().userId())
                + " HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer " + device.grant().accessToken()
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) input.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
    }

    /** Reads on to a text that holds this part. */
    void awaitText(String part) throws IOException {
        String text = "";
        while (!text.contains(part)) {
            int first = input.readUnsignedByte();
            int second = input.readUnsignedByte();
            int length = second == 126 ? input.readUnsignedShort()
                    : second == 127 ? Math.toIntExact(input.readLong()) : second;
            byte[] payload = input.readNBytes(length);
            text = (first & 0x0F) == TEXT ? new String(payload, StandardCharsets.UTF_8) : "";
        }
    }

    /** Gives a sign of life; the answer is left unread. */
    void ping() throws IOException {
        byte[] text = "{\"type\":\"PING\"}".getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[6 + text.length];
        frame[0] = (byte) (0x80 | TEXT);
        // Masked, as clients must, with zeros, which change nothing.
        frame[1] = (byte) (0x80 | text.length);
        System.arraycopy(text, 0, frame, 6, text.length);
        socket.getOutputStream().write(frame);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
