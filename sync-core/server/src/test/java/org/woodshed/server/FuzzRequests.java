package org.woodshed.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Makes malformed requests of valid ones. Belongs to one thread; the same random numbers make the same requests. */
final class FuzzRequests {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
            "TRACE", "CONNECT", "PRI", "get", "", "P\u0000ST", "X".repeat(50));
    private static final List<String> HEADERS = List.of("Content-Type: text/plain", "Content-Type: application/json;",
            "Content-Type: application/json; charset=utf-16", "Content-Type: ;;;=", "Content-Type:",
            "Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: gzip, gzip", "Content-Encoding: ",
            "Authorization: Bearer", "Authorization: Bearer x.y.z", "Authorization: Basic Og==", "Authorization: ",
            "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.", "Expect: 100-continue", "Expect: the-worst",
            "Transfer-Encoding: gzip", "Connection: Upgrade", "Upgrade: websocket", "Upgrade: h2c",
            "Content-Length: 5", "Content-Length: -1", "Content-Length: 1e3", "Content-Length: 99999999999999999999",
            "X-Forwarded-For: 1.1.1.1, , nonsense, \u00e9", "X-HTTP-Method-Override: DELETE", "Host:", "Host: a b",
            "Host: [::1", "Cookie: JSESSIONID=x", "Range: bytes=0-", "If-None-Match: *", "Accept-Encoding: gzip;q=x",
            "Accept: \u0001", "X-Device-ID: somebody", "X-Idempotency-Key: ' OR 1=1", ": no name", "no colon",
            " folded: line", "X: " + "y".repeat(9_000), "Sec-WebSocket-Version: 99", "Origin: null");
    private static final List<String> PATHS = List.of("/", "//", "/..", "/../..", "/%2e%2e/", "/%00", "/%", "/%zz",
            "/api/devices/", "/api/devices/%2F", "/api/devices/..%2f", "/api/sync/v2/", "/api/sync/v2/../v2",
            "/api//sync//v2", "/API/SYNC/V2", "/api/sync/v2;x=y", "*", "http://elsewhere/api/sync/v2", "\\", "/\u00e9",
            "/sync/ws", "/sync/ws?userId=x&token=y", "/metrics", "/api/" + "x".repeat(3_000), "");
    private final Random random;
    private final FuzzValues values;
    private final List<String> ids;
    private final String token;

    /** One valid request, but for what it is about. */
    private record Template(String method, String path, String body) {}

    FuzzRequests(Random random, List<String> ids, String token) {
        this.random = random;
        this.ids = ids;
        this.token = token;
        this.values = new FuzzValues(random, ids);
    }

    byte[] next() throws IOException {
        Template template = template();
        String method = oneIn(25) ? pick(METHODS) : template.method();
        String path = oneIn(12) ? path(template.path()) : template.path();
        byte[] body = body(oneIn(10) ? template.body() : values.mutate(template.body()));
        boolean withBody = !template.body().isEmpty();
        List<String> headers = new ArrayList<>(List.of("Host: fuzz", "Authorization: Bearer " + token));
        if (withBody) {
            headers.add("Content-Type: application/json");
        }
        boolean gzip = withBody && oneIn(15);
        if (gzip) {
            headers.add("Content-Encoding: gzip");
            body = oneIn(3) ? scratch(packed(body)) : packed(body);
        }
        if (oneIn(8)) {
            headers.set(random.nextInt(headers.size()), pick(HEADERS));
        }
        if (oneIn(10)) {
            headers.add(pick(HEADERS));
        }
        return assemble(method + " " + path + (oneIn(60) ? pick(List.of("", " HTTP/9.9", " http/1.1", " HTTP/1.0"))
                : " HTTP/1.1"), headers, withBody ? body : new byte[0]);
    }

    private byte[] assemble(String line, List<String> headers, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        boolean chunked = body.length > 0 && oneIn(20);
        StringBuilder head = new StringBuilder(line).append("\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (body.length > 0) {
            head.append("Content-Length: ").append(oneIn(60) ? Math.max(0, body.length + random.nextInt(-3, 4))
                    : body.length).append("\r\n");
        }
        request.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (chunked) {
            request.write((oneIn(10) ? pick(List.of("-1", "zz", "ffffffffffff", "")) : Integer.toHexString(body.length))
                    .getBytes(StandardCharsets.ISO_8859_1));
            request.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        request.write(body);
        if (chunked) {
            request.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] whole = request.toByteArray();
        return oneIn(40) ? scratch(whole) : whole;
    }

    /** Bytes are flipped, taken out or put in. */
    private byte[] scratch(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        byte[] result = bytes.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            result[random.nextInt(result.length)] = (byte) random.nextInt(256);
        }
        return result;
    }

    private byte[] body(String text) {
        byte[] bytes = text.getBytes(oneIn(30) ? StandardCharsets.ISO_8859_1
                : oneIn(60) ? StandardCharsets.UTF_16
                        : StandardCharsets.UTF_8);
        return oneIn(20) ? scratch(bytes) : bytes;
    }

    private String path(String path) {
        return switch (random.nextInt(4)) {
            case 0 -> pick(PATHS);
            case 1 -> path + pick(PATHS);
            case 2 -> path + "?" + pick(List.of("limit=x", "limit=-1", "before=1e9", "before=99999999999999999999",
                    "entityType=piece", "entityId=%ff", "entityType=&entityId=", "a=%", "limit=5&limit=6", "=", "&&",
                    "entityType=logbook_entry&entityId=" + pick(ids)));
            default -> {
                int at = random.nextInt(path.length());
                yield path.substring(0, at) + (char) (0x21 + random.nextInt(0xC0)) + path.substring(at);
            }
        };
    }

    private Template template() {
        String id = oneIn(3) ? pick(ids) : "e" + random.nextInt(50);
        return switch (random.nextInt(100)) {
            case 0 -> new Template("POST", "/api/auth/login", credentials());
            case 1 -> new Template("POST", "/api/auth/register", credentials());
            case 2, 3 -> new Template("POST", "/api/auth/refresh", "{\"refreshToken\": \"" + pick(ids) + "\"}");
            case 4 -> new Template("POST", "/api/account/password",
                    "{\"oldPassword\": \"wrong password\", \"newPassword\": \"short\"}");
            case 5 -> new Template("DELETE", "/api/account", "{\"password\": null}");
            case 6, 7, 8 -> new Template("GET", "/api/devices", "");
            case 9, 10, 11 -> new Template("PATCH", "/api/devices/" + id, "{\"name\": \"Kitchen\"}");
            case 12, 13 -> new Template("DELETE", "/api/devices/" + id, "");
            case 14, 15, 16 -> new Template("GET", "/api/sync/v2/history?entityType=logbook_entry&entityId=" + id, "");
            case 17, 18 -> new Template("GET", "/api/sync/v2/history?limit=3&before=40", "");
            case 19, 20, 21, 22 -> new Template("POST", "/api/sync/v2/digest",
                    "{\"lastKnownServerVersion\": 0, \"generation\": null, \"check\": \"x\", \"bucket\": 7}");
            case 23 -> new Template("GET", "/livez", "");
            case 24 -> new Template("GET", "/api/capabilities", "");
            case 25, 26 -> new Template("GET", "/sync/ws?userId=" + id + "&token=" + id, "");
            case 27, 28, 29 -> new Template("POST", "/api/sync/pull",
                    "{\"types\": [\"entries\", \"piece\"], \"since\": \"seq_" + random.nextInt(60)
                            + "\", \"lastSyncTime\": \"2026-11-20T18:02:11Z\", \"limit\": 3}");
            case 30, 31, 32, 33, 34, 35 -> new Template("POST", "/api/sync/push", states(id));
            case 36, 37, 38, 39, 40 -> new Template("POST", "/api/sync/batch",
                    "{\"entities\": [{\"id\": \"" + id + "\", \"type\": \"piece\", \"version\": 1, \"checksum\": \"x\","
                            + " \"data\": {\"title\": \"T\", \"tags\": [\"a\"]}}, {\"id\": \"" + id
                            + "\", \"type\": \"goal\", \"deletedAt\": \"2026-11-20T18:02:11Z\"}]}");
            case 41 -> new Template("GET", "/api/sync/status", "");
            case 42, 43, 44, 45 -> new Template("POST", "/api/sync/v2/migrate",
                    "{\"records\": [{\"entityType\": \"piece\", \"entityId\": \"" + id
                            + "\", \"data\": {\"title\": \"T\"}, \"version\": 3, \"updatedAt\": \"2026-11-20T18:02:11Z\"},"
                            + " {\"entityType\": \"goal\", \"data\": {\"title\": \"g\"}, \"deletedAt\": null}]}");
            default -> new Template("POST", "/api/sync/v2", sync(id));
        };
    }

    private String credentials() {
        return "{\"email\": \"" + (oneIn(2) ? "nobody@example.org" : pick(ids))
                + "\", \"password\": \"wrong pw\", \"deviceId\": \"d1\", \"deviceName\": \"x\"}";
    }

    private String states(String id) {
        return "{\"changes\": {\"entries\": [{\"id\": \"" + id
                + "\", \"version\": 1, \"durationSeconds\": 60, \"notes\":"
                + " \"n\", \"when\": {\"startedAt\": \"2026-11-20T17:30:00Z\", \"zone\": \"Europe/Berlin\","
                + " \"practiceDate\": \"2026-11-20\"}, \"pieces\": [{\"pieceId\": \"p\"}]}], \"pieces\": [{\"id\": \""
                + id
                + "\", \"deletedAt\": \"2026-11-20T18:02:11Z\"}], \"goals\": [{\"id\": \"g\", \"title\": \"g\","
                + " \"progressCount\": 3}]}}";
    }

    private String sync(String id) {
        return "{\"lastKnownServerVersion\": 0, \"schema\": 1, \"limit\": 3, \"changes\": [" + change(id) + (oneIn(3)
                ? ", " + change("e" + random.nextInt(50))
                : "") + "]}";
    }

    /** A change of any kind, mostly of an entity that others of its kind were about. */
    String change(String id) {
        String start = "{\"changeId\": \"" + new UUID(random.nextLong(), random.nextLong())
                + "\", \"timestamp\": \"2026-11-20T18:02:11Z\", \"entityId\": \"" + id + "\", \"entityType\": ";
        return start + switch (random.nextInt(6)) {
            case 0 ->
                    "\"logbook_entry\", \"type\": \"CREATED\", \"baseVersion\": 0, \"data\": {\"when\": {\"startedAt\":"
                            + " \"2026-11-20T17:30:00Z\", \"zone\": \"Europe/Berlin\", \"practiceDate\": \"2026-11-20\"},"
                            + " \"durationSeconds\": 1800, \"type\": \"practice\", \"notes\": \"n\", \"tags\": [\"a\"],"
                            + " \"pieces\": [{\"pieceId\": \"p\", \"tempoBpm\": 60}]}}";
            case 1 -> "\"piece\", \"type\": \"CREATED\", \"baseVersion\": 0, \"data\": {\"title\": \"T\","
                    + " \"composer\": \"C\", \"status\": \"planned\", \"passages\": [{\"id\": \"k1\", \"name\": \"n\"}]}}";
            case 2 -> "\"logbook_entry\", \"type\": \"UPDATED\", \"baseVersion\": 1, \"data\": {\"notes\": \"slow\","
                    + " \"$add\": {\"tags\": [\"m\"]}, \"$remove\": {\"tags\": [\"a\"]},"
                    + " \"$put\": {\"pieces\": {\"p\": {\"tempoBpm\": 90}}}, \"$drop\": {\"pieces\": [\"q\"]}}}";
            case 3 -> "\"piece\", \"type\": \"UPDATED\", \"baseVersion\": 1, \"data\": {\"status\": \"learning\","
                    + " \"$inc\": {}, \"$put\": {\"passages\": {\"k1\": {\"name\": \"m\"}}}}}";
            case 4 -> "\"goal\", \"type\": \"CREATED\", \"baseVersion\": 0, \"data\": {\"title\": \"g\"}}";
            default -> "\"logbook_entry\", \"type\": \"DELETED\", \"baseVersion\": 1, \"data\": null}";
        };
    }

    private boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
