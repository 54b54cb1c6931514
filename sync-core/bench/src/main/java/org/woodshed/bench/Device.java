package org.woodshed.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityIds;
import org.woodshed.model.EntityKey;
import org.woodshed.model.JsonValues;
import org.woodshed.protocol.Change;
import org.woodshed.protocol.ChangeType;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.Json;
import org.woodshed.protocol.JsonException;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.TokenGrant;

/**
 * A signed-in device that keeps no data but its cursor: it prepares what it sends beforehand, so that only the server's time
 * is measured. Belongs to one thread at a time.
 */
final class Device {
    private static final String PASSWORD = "correct horse battery";
    private static final Instant NOW = Instant.parse("2026-11-20T18:02:11Z");
    /** As laptops make them: in the order of time, which spares the database's indexes. */
    private static final EntityIds IDS = new EntityIds(new SecureRandom(), InstantSource.system());
    private static final String NOTES = "Slow practice of the left hand alone, then hands together at half tempo; the"
            + " leaps in bar 17 are still not safe. Tomorrow: start with the coda.";

    private final TokenGrant grant;
    private final String email;
    /** Where it stands in the log, as the members of a request that say so. */
    private String position = "\"lastKnownServerVersion\":0";

    private Device(TokenGrant grant, String email) {
        this.grant = grant;
        this.email = email;
    }

    TokenGrant grant() {
        return grant;
    }

    static Device register(HttpLine line) throws IOException {
        return signIn(line, Paths.REGISTER, "m" + UUID.randomUUID() + "@example.org");
    }

    Device another(HttpLine line) throws IOException {
        return signIn(line, Paths.LOGIN, email);
    }

    private static Device signIn(HttpLine line, String path, String email) throws IOException {
        byte[] body = Json.writeBytes(new Credentials(email, PASSWORD, new DeviceId(UUID.randomUUID().toString()),
                "Bench"));
        try {
            return new Device(Json.read(line.post(path, "", body), TokenGrant.class), email);
        } catch (JsonException unreadable) {
            throw new IOException(unreadable);
        }
    }

    /** The changes of requests that create so many entries of about 300 bytes each. */
    static List<byte[]> creations(int entries, int atOnce) {
        List<byte[]> bodies = new ArrayList<>();
        for (int start = 0; start < entries; start += atOnce) {
            List<Change> changes = new ArrayList<>();
            for (int number = start; number < Math.min(entries, start + atOnce); number++) {
                changes.add(creation(number));
            }
            bodies.add(Json.writeBytes(changes));
        }
        return bodies;
    }

    private static Change creation(int number) {
        EntityKey key = EntityKey.entry(IDS.entity());
        return new Change(IDS.change(), ChangeType.CREATED, key.type(), key.id(), 0L, NOW,
                JsonValues.object().put("durationSeconds", 1_800 + number % 600).put("type", "practice").put("notes",
                        NOTES + " " + number).put("createdAt", "2026-11-20T18:02:11Z").set("when", JsonValues.object()
                                .put("startedAt", "2026-11-20T17:30:00Z").put("zone", "Europe/Berlin").put(
                                        "practiceDate", "2026-11-20")));
    }

    /** Sends changes with the cursor that the last answer led to, as a laptop does. */
    void push(HttpLine line, byte[] changes) throws IOException {
        byte[] head = ("{" + position + ",\"schema\":1,\"changes\":").getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(head, head.length + changes.length + 1);
        System.arraycopy(changes, 0, body, head.length, changes.length);
        body[body.length - 1] = '}';
        String answer = new String(send(line, body), StandardCharsets.UTF_8);
        position = member(answer, "generation") + ",\"lastKnownServerVersion\":" + member(answer,
                "latestServerVersion").substring("\"latestServerVersion\":".length()) + "," + member(answer, "check");
    }

    /** The last member of this name that holds a plain text or number, as it stands in a JSON text. */
    private static String member(String json, String name) {
        int start = json.lastIndexOf("\"" + name + "\":");
        int end = start;
        while (json.charAt(end) != ',' && json.charAt(end) != '}') {
            end++;
        }
        return json.substring(start, end);
    }

    private byte[] send(HttpLine line, byte[] body) throws IOException {
        return line.post(Paths.SYNC_V2, grant.accessToken(), body);
    }

    /** Asks for what follows a cursor. */
    SyncResponse pull(HttpLine line, @Nullable SyncResponse before) throws IOException {
        long cursor = before == null ? 0 : before.nextCursor();
        byte[] body = Json.writeBytes(new SyncRequest(before == null ? null : before.generation(), cursor,
                before == null ? null : before.check(), 1, null, null, List.of()));
        try {
            return Json.readAnswer(send(line, body), SyncResponse.class);
        } catch (JsonException unreadable) {
            throw new IOException(unreadable + new String(body, StandardCharsets.UTF_8));
        }
    }
}
