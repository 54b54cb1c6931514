-- What screens show: the confirmed state with this laptop's work on top.
create table logbook_entry (
    entry_id         varchar(64)  not null primary key,
    version          bigint       not null,
    practice_date    date         not null,
    started_at       bigint       not null,   -- epoch milliseconds
    duration_seconds int,
    data             varchar      not null
);
create index logbook_entry_by_date on logbook_entry (practice_date desc, started_at desc, entry_id);

create table entry_piece (
    entry_id varchar(64) not null,
    piece_id varchar(64) not null,
    primary key (entry_id, piece_id)
);
create index entry_piece_by_piece on entry_piece (piece_id);

create table piece (
    piece_id varchar(64) not null primary key,
    version  bigint      not null,
    deleted  boolean     not null,
    data     varchar     not null
);

-- Entities of types that this version does not know: kept for the upgrade.
create table other_entity (
    entity_type varchar(64) not null,
    entity_id   varchar(64) not null,
    version     bigint      not null,
    deleted     boolean     not null,
    data        varchar     not null,
    primary key (entity_type, entity_id)
);

-- The last state the server confirmed: the base of every merge.
create table shadow (
    entity_type varchar(64) not null,
    entity_id   varchar(64) not null,
    version     bigint      not null,
    deleted     boolean     not null,
    data        varchar     not null,
    item_hash   bigint      not null,
    primary key (entity_type, entity_id)
);

create table outbox (
    position        bigint generated always as identity primary key,
    change_id       varchar(64) not null unique,
    entity_type     varchar(64) not null,
    entity_id       varchar(64) not null,
    type            varchar(10) not null,
    base_version    bigint      not null,
    base            varchar     not null,
    data            varchar     not null,
    created_at      bigint      not null,
    state           varchar(10) not null,
    attempts        int         not null,
    last_error      varchar,
    next_attempt_at bigint
);
create index outbox_by_entity on outbox (entity_type, entity_id);
create index outbox_by_state on outbox (state, position);

create table conflicts (
    entity_type  varchar(64)  not null,
    entity_id    varchar(64)  not null,
    path         varchar(200) not null,
    base         varchar,
    mine         varchar,
    theirs       varchar,
    their_device varchar(200),
    their_time   bigint,
    opened_at    bigint       not null,
    primary key (entity_type, entity_id, path)
);

-- One row: which dataset of which server this is a copy of, and how far.
create table sync_state (
    id           int         not null primary key check (id = 1),
    server       varchar,
    email        varchar,
    user_id      varchar(64),
    generation   varchar(64),
    cursor       bigint      not null,
    cursor_check varchar(16),
    entity_count bigint      not null,
    digest_xor   bigint      not null,
    repairing    boolean     not null,
    last_sync    bigint
);
insert into sync_state (id, cursor, entity_count, digest_xor, repairing) values (1, 0, 0, 0, false);

create table device_name (
    device_id varchar(64) not null primary key,
    name      varchar(200)
);

create table setting (
    name       varchar(100) not null primary key,
    text_value varchar      not null
);

create table running_timer (
    id         int         not null primary key check (id = 1),
    entry_id   varchar(64) not null,
    started_at bigint      not null,
    zone       varchar(64) not null,
    piece_id   varchar(64),
    heartbeat  bigint      not null
);

-- What was deleted, whole, so that it can come back.
create table trash (
    entity_type varchar(64) not null,
    entity_id   varchar(64) not null,
    data        varchar     not null,
    deleted_at  bigint      not null,
    primary key (entity_type, entity_id)
);
