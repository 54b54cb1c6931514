-- Runs on H2 and PostgreSQL alike. docs/schema.md explains the tables.

CREATE TABLE settings (
    name    VARCHAR(64)   NOT NULL,
    content VARCHAR(1000) NOT NULL,
    CONSTRAINT settings_pk PRIMARY KEY (name)
);

CREATE TABLE users (
    user_id       VARCHAR(64)                 NOT NULL,
    email         VARCHAR(254)                NOT NULL,
    password_hash VARCHAR(300)                NOT NULL,
    created_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    generation    VARCHAR(64)                 NOT NULL,
    last_seq      BIGINT                      NOT NULL,
    last_check    VARCHAR(16),
    entity_count  BIGINT                      NOT NULL,
    entity_xor    BIGINT                      NOT NULL,
    CONSTRAINT users_pk PRIMARY KEY (user_id),
    CONSTRAINT users_email UNIQUE (email)
);

CREATE TABLE devices (
    user_id      VARCHAR(64)                 NOT NULL,
    device_id    VARCHAR(64)                 NOT NULL,
    name         VARCHAR(100)                NOT NULL,
    created_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_seen_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    cursor_seq   BIGINT                      NOT NULL,
    epoch        BIGINT                      NOT NULL,
    revoked      BOOLEAN                     NOT NULL,
    CONSTRAINT devices_pk PRIMARY KEY (user_id, device_id),
    CONSTRAINT devices_one_owner UNIQUE (device_id),
    CONSTRAINT devices_user FOREIGN KEY (user_id) REFERENCES users (user_id)
);

CREATE TABLE refresh_tokens (
    user_id    VARCHAR(64)                 NOT NULL,
    token_hash VARCHAR(64)                 NOT NULL,
    device_id  VARCHAR(64)                 NOT NULL,
    family     VARCHAR(64)                 NOT NULL,
    state      VARCHAR(16)                 NOT NULL,
    expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT refresh_tokens_pk PRIMARY KEY (user_id, token_hash),
    CONSTRAINT refresh_tokens_hash UNIQUE (token_hash),
    CONSTRAINT refresh_tokens_device FOREIGN KEY (user_id, device_id) REFERENCES devices (user_id, device_id)
);

CREATE TABLE entities (
    user_id        VARCHAR(64)                 NOT NULL,
    entity_type    VARCHAR(64)                 NOT NULL,
    entity_id      VARCHAR(64)                 NOT NULL,
    seq            BIGINT                      NOT NULL,
    seq_check      VARCHAR(16)                 NOT NULL,
    version        BIGINT                      NOT NULL,
    deleted        BOOLEAN                     NOT NULL,
    device_id      VARCHAR(64)                 NOT NULL,
    changed_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    bucket         SMALLINT                    NOT NULL,
    item_hash      BIGINT                      NOT NULL,
    data           VARCHAR(1000000)            NOT NULL,
    field_versions VARCHAR(1000000)            NOT NULL,
    CONSTRAINT entities_pk PRIMARY KEY (user_id, entity_type, entity_id)
);
CREATE INDEX entities_by_seq ON entities (user_id, seq);

CREATE TABLE entity_changes (
    user_id      VARCHAR(64)                 NOT NULL,
    change_id    VARCHAR(64)                 NOT NULL,
    content_hash VARCHAR(64)                 NOT NULL,
    effective    BOOLEAN                     NOT NULL,
    seq          BIGINT                      NOT NULL,
    seq_check    VARCHAR(16)                 NOT NULL,
    change_type  VARCHAR(16)                 NOT NULL,
    entity_type  VARCHAR(64)                 NOT NULL,
    entity_id    VARCHAR(64)                 NOT NULL,
    version      BIGINT                      NOT NULL,
    device_id    VARCHAR(64)                 NOT NULL,
    changed_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    delta        VARCHAR(1000000),
    data         VARCHAR(1000000),
    CONSTRAINT entity_changes_pk PRIMARY KEY (user_id, change_id)
);
CREATE INDEX entity_changes_by_seq ON entity_changes (user_id, seq);
CREATE INDEX entity_changes_by_entity ON entity_changes (user_id, entity_id, seq);
