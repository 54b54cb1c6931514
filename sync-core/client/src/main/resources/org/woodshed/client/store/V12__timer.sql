-- The timer pauses, belongs to a sitting, and remembers the silences that nobody has answered.
alter table running_timer add column session_id varchar(64);
alter table running_timer add column paused_at bigint;
alter table running_timer add column left_out_millis bigint default 0 not null;
alter table running_timer add column confirmed_millis bigint default 0 not null;
alter table running_timer add column kept_running boolean default false not null;

create table timer_gap (
    started_at     bigint not null primary key,   -- epoch milliseconds
    ended_at       bigint not null,
    counted_millis bigint not null
);
