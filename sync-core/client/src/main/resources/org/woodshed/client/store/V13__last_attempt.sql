-- When a change was last sent, in epoch milliseconds; null if it never was.
alter table outbox add column last_attempt_at bigint;
