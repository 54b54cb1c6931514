-- A dataset that was restored or reset is read from the start; what it turned out to hold is noted, and what is left over
-- is sent again.
alter table sync_state add column rebasing boolean default false not null;

create table rebase_seen (
    entity_type varchar(64) not null,
    entity_id   varchar(64) not null,
    primary key (entity_type, entity_id)
);
