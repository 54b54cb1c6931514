package org.woodshed.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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

/** A signed-in device that keeps no data: it prepares requests beforehand, so that only the server's time is measured. */
record Device(TokenGrant grant, String email) {
    private static final String PASSWORD = "correct horse battery";
    private static final Instant NOW = Instant.parse("2026-11-20T18:02:11Z");
    /** As laptops make them: in the order of time, which spares the database's indexes. */
    private static final EntityIds IDS = new EntityIds(new SecureRandom(), InstantSource.system());
    private static final String NOTES = "Slow practice of the left hand alone, then hands together at half tempo; the"
            + " leaps in bar 17 are still not safe. Tomorrow: start with the coda.";

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

    /** Requests that create so many entries of about 300 bytes each. */
    static List<byte[]> creations(int entries, int atOnce) {
        List<byte[]> bodies = new ArrayList<>();
        for (int start = 0; start < entries; start += atOnce) {
            List<Change> changes = new ArrayList<>();
            for (int number = start; number < Math.min(entries, start + atOnce); number++) {
                changes.add(creation(number));
            }
            bodies.add(Json.writeBytes(new SyncRequest(null, 0L, null, 1, 1, null, changes)));
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

    byte[] send(HttpLine line, byte[] body) throws IOException {
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
