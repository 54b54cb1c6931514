package org.woodshed.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Sends malformed messages and frames over one socket after another. Belongs to one thread. */
final class FuzzFrames implements AutoCloseable {
    private static final List<String> NAMES = List.of("ENTRY_CREATED", "ENTRY_UPDATED", "ENTRY_DELETED", "PIECE_ADDED",
            "PIECE_UPDATED", "PIECE_REMOVED", "PIECE_DISSOCIATED", "GOAL_CREATED", "GOAL_UPDATED", "GOAL_DELETED",
            "ENTITY_CREATED", "LIST_OPS", "DANCE", "BULK_SYNC", "WELCOME");
    private final RunningServer server;
    private final TestDevice device;
    private final Random random;
    private final FuzzValues values;
    private final FuzzRequests requests;
    private final List<String> ids;
    private @org.jspecify.annotations.Nullable RawSocket socket;

    FuzzFrames(RunningServer server, TestDevice device, Random random, List<String> ids) {
        this.server = server;
        this.device = device;
        this.random = random;
        this.ids = ids;
        this.values = new FuzzValues(random, ids);
        this.requests = new FuzzRequests(random, ids, device.token());
    }

    /** Sends so many frames, and then waits until the server has read them; what it said is told to the check. */
    void send(int count, java.util.function.Consumer<String> check) throws IOException {
        RawSocket open = socket;
        if (open == null) {
            open = random.nextInt(4) == 0 ? RawSocket.open(server, device,
                    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")
                    : RawSocket.open(server,
                            device);
            socket = open;
        }
        boolean broken = false;
        boolean quick = false;
        try {
            for (int number = 0; number < count && !broken; number++) {
                broken = random.nextInt(12) == 0;
                if (broken) {
                    rudeFrame(open);
                } else {
                    open.send(RawSocket.FINAL | RawSocket.TEXT, message().getBytes(StandardCharsets.UTF_8));
                }
            }
            open.text("{\"type\": \"PING\"}");
            // Packed answers can't be told from one another here, and after a rude frame none need come.
            quick = broken || open.response().contains("permessage-deflate");
            open.patience(quick ? 100 : 20_000);
            hear(open, check);
        } catch (java.io.EOFException | java.net.SocketException ended) {
            close();
        } catch (java.net.SocketTimeoutException waiting) {
            if (!quick) {
                throw new AssertionError("the server does not answer on a socket", waiting);
            }
            if (broken) {
                close();
            }
        }
    }

    private void hear(RawSocket open, java.util.function.Consumer<String> check) throws IOException {
        while (true) {
            RawSocket.Frame frame = open.read();
            if (frame.opcode() == RawSocket.CLOSE) {
                check.accept("CLOSE " + frame.closeCode());
                close();
                return;
            }
            // What is packed is read in the tests of packing; here it only has to come.
            String text = frame.isPacked() ? "" : frame.text();
            check.accept(text);
            if (text.equals("{\"type\":\"PONG\"}")) {
                return;
            }
        }
    }

    private String message() {
        String id = random.nextInt(3) == 0 ? ids.get(random.nextInt(ids.size())) : "e" + random.nextInt(50);
        String message = switch (random.nextInt(9)) {
            case 0 -> "{\"type\": \"SYNC_REQUEST\", \"lastSeq\": " + random.nextInt(60)
                    + ", \"check\": \"x\", \"generation\": \"" + id + "\", \"lastSyncTime\": null}";
            case 1 -> "{\"type\": \"SUBSCRIBE\", \"entityTypes\": [\"piece\", \"logbook_entry\"]}";
            case 2 -> "{\"type\": \"PING\"}";
            case 3 -> "{\"type\": \"LIST_OPS\", \"generation\": \"" + id + "\", \"ops\": [{\"scope\": \"list\","
                    + " \"resourceId\": \"l1\", \"actor\": \"" + (random.nextBoolean() ? device.deviceId() : id)
                    + "\", \"clock\": " + random.nextInt(1, 9) + ", \"payload\": " + requests.change(id) + "}]}";
            default -> "{\"type\": \"" + NAMES.get(random.nextInt(NAMES.size())) + "\", \"change\": " + requests.change(
                    id) + "}";
        };
        return random.nextInt(6) == 0 ? message : values.mutate(message);
    }

    private void rudeFrame(RawSocket open) throws IOException {
        byte[] garbage = new byte[random.nextInt(300)];
        random.nextBytes(garbage);
        switch (random.nextInt(6)) {
            case 0 -> open.send(random.nextInt(256), garbage);
            case 1 -> open.bytes(garbage);
            case 2 -> open.send(RawSocket.FINAL | RawSocket.TEXT, garbage);
            case 3 -> open.send(RawSocket.FINAL | RawSocket.COMPRESSED | RawSocket.TEXT, garbage);
            case 4 -> open.send(RawSocket.FINAL | RawSocket.CLOSE, garbage);
            default -> {
                open.send(RawSocket.TEXT, message().getBytes(StandardCharsets.UTF_8));
                open.send(random.nextInt(16), garbage);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
