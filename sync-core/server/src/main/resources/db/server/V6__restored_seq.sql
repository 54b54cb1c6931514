-- The last seq that an account's dataset had when it was restored from a backup; what is beyond it was changed since.

ALTER TABLE users ADD COLUMN restored_seq BIGINT DEFAULT 0 NOT NULL;
