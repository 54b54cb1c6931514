-- What is kept of an account for a while only is bounded as well: answers to be given again, and conflicts.

ALTER TABLE users ADD COLUMN answer_length BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE users ADD COLUMN conflict_count BIGINT DEFAULT 0 NOT NULL;
UPDATE users SET
    answer_length = (SELECT COALESCE(SUM(CHAR_LENGTH(a.answer) + 256), 0) FROM idempotency_keys a
        WHERE a.user_id = users.user_id),
    conflict_count = (SELECT COUNT(*) FROM conflicts k WHERE k.user_id = users.user_id);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (user_id, answered_at);

-- Uniqueness over all accounts only where it means something. Tokens are 256 random bits, so that no two are the same
-- unless somebody copied one; within its account the primary key sees to that. Who refreshes says no name: found by index.
ALTER TABLE refresh_tokens DROP CONSTRAINT refresh_tokens_hash;
CREATE INDEX refresh_tokens_by_hash ON refresh_tokens (token_hash);
COMMENT ON COLUMN users.email IS
    'Unique over all accounts (users_email): it is what an account is found by before anybody knows whose it is';
COMMENT ON COLUMN devices.device_id IS
    'Unique over all accounts (devices_one_owner): a data folder belongs to one, also if two sign in with it at once';
