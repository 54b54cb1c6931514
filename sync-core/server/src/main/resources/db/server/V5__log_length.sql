-- How much an account's history and operations hold: both are bounded, as the entities are. A payload stands in {"v":…}.

ALTER TABLE users ADD COLUMN log_length BIGINT DEFAULT 0 NOT NULL;
UPDATE users SET log_length = (SELECT COALESCE(SUM(CHAR_LENGTH(c.data)), 0) FROM entity_changes c
        WHERE c.user_id = users.user_id)
    + (SELECT COALESCE(SUM(CHAR_LENGTH(o.payload) - 6), 0) FROM list_operations o WHERE o.user_id = users.user_id);
