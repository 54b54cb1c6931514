-- Lists: when the next snapshot is due, and whether a restored server has to be told what it lost.
alter table list_state add column snapshot_count bigint not null default 0;
alter table list_state add column resend boolean not null default false;
-- When each operation was made: whoever looks at what waits wants to know.
alter table list_outbox add column created_at bigint not null default 0;
