-- Practice lists: operations that are never changed, and snapshots of what they come to.

CREATE TABLE list_operations (
    user_id      VARCHAR(64)                 NOT NULL,
    actor        VARCHAR(64)                 NOT NULL,
    clock        BIGINT                      NOT NULL,
    scope        VARCHAR(16)                 NOT NULL,
    resource_id  VARCHAR(64)                 NOT NULL,
    seq          BIGINT                      NOT NULL,
    seq_check    VARCHAR(16)                 NOT NULL,
    received_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    payload_hash VARCHAR(64)                 NOT NULL,
    item_hash    BIGINT                      NOT NULL,
    payload      VARCHAR(100000),
    CONSTRAINT list_operations_pk PRIMARY KEY (user_id, actor, clock, scope, resource_id)
);
CREATE INDEX list_operations_by_seq ON list_operations (user_id, seq);

CREATE TABLE list_snapshots (
    user_id    VARCHAR(64)                 NOT NULL,
    seq        BIGINT                      NOT NULL,
    schema_no  INTEGER                     NOT NULL,
    device_id  VARCHAR(64)                 NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    op_count   BIGINT                      NOT NULL,
    op_xor     BIGINT                      NOT NULL,
    state      TEXT                        NOT NULL,
    CONSTRAINT list_snapshots_pk PRIMARY KEY (user_id, seq)
);

ALTER TABLE users ADD COLUMN list_count BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE users ADD COLUMN list_xor BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE users ADD COLUMN list_floor BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE devices ADD COLUMN list_cursor_seq BIGINT DEFAULT 0 NOT NULL;
