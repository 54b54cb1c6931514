package org.woodshed.protocol;

/** Bounds that both sides keep. */
public final class Limits {
    public static final int MAX_CHANGES = 500;
    /** Most older records that are taken over in one request. */
    public static final int MAX_RECORDS = 500;
    /** Most items in a page of version 1. */
    public static final int MAX_STATES = 1_000;
    public static final int MAX_IDEMPOTENCY_KEY_LENGTH = 200;
    public static final int MAX_BODY_BYTES = 1 << 20;
    public static final int MAX_FRAME_BYTES = 1 << 20;
    public static final int MAX_FRAME_ITEMS = 500;
    /** A page of new changes closes when it holds this many bytes, but holds at least one. */
    public static final int MAX_PAGE_BYTES = 256 * 1024;
    /** Most list operations in one push. */
    public static final int MAX_OPERATIONS = 500;
    /** Of one list operation's payload, as canonical JSON in UTF-8. */
    public static final int MAX_PAYLOAD_BYTES = 16 * 1024;
    public static final int MAX_SNAPSHOT_BYTES = 4 << 20;
    public static final int MIN_PASSWORD_LENGTH = 10;
    public static final int MAX_PASSWORD_LENGTH = 200;
    public static final int MAX_EMAIL_LENGTH = 254;
    public static final int MAX_DEVICE_NAME_LENGTH = 100;
    public static final int MAX_CHECK_LENGTH = 16;

    private Limits() {}
}
