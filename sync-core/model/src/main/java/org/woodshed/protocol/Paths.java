package org.woodshed.protocol;

/** The addresses of the HTTP and WebSocket endpoints. */
public final class Paths {
    public static final String LIVE = "/livez";
    public static final String READY = "/readyz";
    public static final String CAPABILITIES = "/api/capabilities";
    public static final String REGISTER = "/api/auth/register";
    public static final String LOGIN = "/api/auth/login";
    public static final String REFRESH = "/api/auth/refresh";
    public static final String LOGOUT = "/api/auth/logout";
    public static final String ACCOUNT = "/api/account";
    public static final String ACCOUNT_PASSWORD = "/api/account/password";
    public static final String DEVICES = "/api/devices";
    public static final String SYNC_V2 = "/api/sync/v2";
    public static final String SYNC_V2_DIGEST = "/api/sync/v2/digest";
    public static final String SYNC_V2_HISTORY = "/api/sync/v2/history";
    public static final String SYNC_V2_MIGRATE = "/api/sync/v2/migrate";
    public static final String SYNC_V1_PULL = "/api/sync/pull";
    public static final String SYNC_V1_PUSH = "/api/sync/push";
    public static final String SYNC_V1_BATCH = "/api/sync/batch";
    public static final String SYNC_V1_STATUS = "/api/sync/status";
    public static final String OPERATIONS_BOOTSTRAP = "/sync/bootstrap";
    public static final String OPERATIONS_PUSH = "/sync/push";
    public static final String OPERATIONS_PULL = "/sync/pull";
    public static final String OPERATIONS_SNAPSHOT = "/sync/snapshot";
    public static final String SOCKET = "/sync/ws";

    private Paths() {}
}
