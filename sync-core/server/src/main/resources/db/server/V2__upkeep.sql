-- What maintenance and operators need: docs/schema.md explains the tables.

CREATE TABLE conflicts (
    user_id     VARCHAR(64)                 NOT NULL,
    change_id   VARCHAR(64)                 NOT NULL,
    entity_type VARCHAR(64)                 NOT NULL,
    entity_id   VARCHAR(64)                 NOT NULL,
    device_id   VARCHAR(64)                 NOT NULL,
    reason      VARCHAR(32)                 NOT NULL,
    seq         BIGINT                      NOT NULL,
    occurred_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT conflicts_pk PRIMARY KEY (user_id, change_id),
    CONSTRAINT conflicts_user FOREIGN KEY (user_id) REFERENCES users (user_id)
);
CREATE INDEX conflicts_by_entity ON conflicts (user_id, entity_id);

CREATE TABLE audit (
    user_id     VARCHAR(64)                 NOT NULL,
    audit_id    VARCHAR(64)                 NOT NULL,
    event       VARCHAR(32)                 NOT NULL,
    device_id   VARCHAR(64),
    occurred_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT audit_pk PRIMARY KEY (user_id, audit_id),
    CONSTRAINT audit_user FOREIGN KEY (user_id) REFERENCES users (user_id)
);
CREATE INDEX audit_by_time ON audit (user_id, occurred_at);

CREATE TABLE upkeep (
    user_id VARCHAR(64) NOT NULL,
    task    VARCHAR(32) NOT NULL,
    seq     BIGINT      NOT NULL,
    CONSTRAINT upkeep_pk PRIMARY KEY (user_id, task),
    CONSTRAINT upkeep_user FOREIGN KEY (user_id) REFERENCES users (user_id)
);

CREATE INDEX refresh_tokens_by_end ON refresh_tokens (expires_at);

ALTER TABLE users ADD COLUMN stored_length BIGINT DEFAULT 0 NOT NULL;
UPDATE users SET stored_length = (SELECT COALESCE(SUM(CHAR_LENGTH(e.data)), 0) FROM entities e
    WHERE e.user_id = users.user_id);
