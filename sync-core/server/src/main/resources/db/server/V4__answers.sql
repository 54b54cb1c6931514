-- Answers to requests with an idempotency key, for as long as such a request may be sent again.

CREATE TABLE idempotency_keys (
    user_id         VARCHAR(64)                 NOT NULL,
    device_id       VARCHAR(64)                 NOT NULL,
    idempotency_key VARCHAR(200)                NOT NULL,
    address         VARCHAR(64)                 NOT NULL,
    body_hash       VARCHAR(64)                 NOT NULL,
    answered_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    answer          TEXT                        NOT NULL,
    CONSTRAINT idempotency_keys_pk PRIMARY KEY (user_id, device_id, idempotency_key),
    CONSTRAINT idempotency_keys_user FOREIGN KEY (user_id) REFERENCES users (user_id)
);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (answered_at);
