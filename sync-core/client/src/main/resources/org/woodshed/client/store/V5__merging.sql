-- Earlier states of what is or was here: each as it stood until something replaced it, or as it was typed and set aside.
create table history (
    position     bigint generated always as identity primary key,
    entity_type  varchar(64) not null,
    entity_id    varchar(64) not null,
    data         varchar     not null,
    deleted      boolean     not null,
    set_aside    boolean     not null,
    by_other     boolean     not null,   -- who replaced it, and when
    device       varchar(200),
    changed_at   bigint      not null
);
create index history_by_entity on history (entity_type, entity_id, position);

-- What was decided without asking, for thirty days.
create table combined (
    position     bigint generated always as identity primary key,
    entity_type  varchar(64)  not null,
    entity_id    varchar(64)  not null,
    path         varchar(200) not null,
    base         varchar,
    mine         varchar,
    theirs       varchar,
    result       varchar,
    their_device varchar(200),
    their_time   bigint,
    combined_at  bigint       not null
);
create index combined_by_time on combined (combined_at);
