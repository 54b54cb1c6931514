package org.woodshed.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.woodshed.protocol.SocketMessage;

/** A WebSocket byte by byte: it can do what a well-behaved client never does, and read as slowly as it likes. */
final class RawSocket implements AutoCloseable {
    static final int TEXT = 1;
    static final int CONTINUATION = 0;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int FINAL = 0x80;
    static final int COMPRESSED = 0x40;
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final byte[] MASK = {1, 2, 3, 4};
    private final Socket socket;
    private final DataInputStream input;
    private final OutputStream output;
    private final String response;

    /** One frame as the server sent it. */
    static final class Frame {
        private final int flags;
        private final int opcode;
        private final byte[] payload;

        private Frame(int flags, int opcode, byte[] payload) {
            this.flags = flags;
            this.opcode = opcode;
            this.payload = payload;
        }

        boolean isPacked() {
            return (flags & COMPRESSED) != 0;
        }

        int opcode() {
            return opcode;
        }

        byte[] payload() {
            return payload.clone();
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        }
    }

    private RawSocket(Socket socket, String request) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        this.input = new DataInputStream(socket.getInputStream());
        this.output = socket.getOutputStream();
        output.write(request.getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
        this.response = head();
    }

    static RawSocket open(RunningServer server, TestDevice device, String... headers) throws IOException {
        return open(server, device, 0, headers);
    }

    /** @param receiveBuffer how much the system takes in unread; 0 for as much as usual */
    static RawSocket open(RunningServer server, TestDevice device, int receiveBuffer, String... headers)
            throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(
                new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), server.server().port()));
        StringBuilder request = new StringBuilder("GET " + SocketMessage.path(device.userId()) + " HTTP/1.1\r\n"
                + "Host: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer " + device.token() + "\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return new RawSocket(socket, request.append("\r\n").toString());
    }

    /** The head of the answer to the upgrade. */
    String response() {
        return response;
    }

    void text(String text) throws IOException {
        send(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame, masked as a client must. */
    void send(int first, byte[] payload) throws IOException {
        byte[] masked = payload.clone();
        for (int index = 0; index < masked.length; index++) {
            masked[index] ^= MASK[index % 4];
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(header(first, payload.length, true));
        frame.write(MASK);
        frame.write(masked);
        bytes(frame.toByteArray());
    }

    void bytes(byte[] bytes) throws IOException {
        output.write(bytes);
        output.flush();
    }

    static byte[] header(int first, int length, boolean masked) {
        int mask = masked ? 0x80 : 0;
        if (length < 126) {
            return new byte[] {(byte) first, (byte) (mask | length)};
        }
        if (length < 65_536) {
            return ByteBuffer.allocate(4).put((byte) first).put((byte) (mask | 126)).putShort((short) length).array();
        }
        return ByteBuffer.allocate(10).put((byte) first).put((byte) (mask | 127)).putLong(length).array();
    }

    /** How long to wait for a byte from now on. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    Frame read() throws IOException {
        int first = input.readUnsignedByte();
        int second = input.readUnsignedByte() & 0x7F;
        long length = second == 126 ? input.readUnsignedShort() : second == 127 ? input.readLong() : second;
        byte[] payload = new byte[Math.toIntExact(length)];
        input.readFully(payload);
        return new Frame(first & 0xF0, first & 0x0F, payload);
    }

    /** Reads on until the server closes; 1006 if it goes without a word. */
    int closeCode() throws IOException {
        try {
            Frame frame = read();
            while (frame.opcode() != CLOSE) {
                frame = read();
            }
            return frame.closeCode();
        } catch (EOFException | java.net.SocketException gone) {
            return 1006;
        }
    }

    /** Reads on until a text that holds this part; a close before it fails the test. */
    String textWith(String part) throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode() == CLOSE) {
                throw new AssertionError("closed with " + frame.closeCode() + " before " + part);
            }
            if (frame.opcode() == TEXT && frame.text().contains(part)) {
                return frame.text();
            }
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) input.readUnsignedByte());
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
