-- Practice lists: one row for each list and item, with the registers that operations wrote.
create table list_element (
    sort       varchar(4)  not null,
    element_id varchar(64) not null,
    registers  varchar     not null,
    primary key (sort, element_id)
);

-- Operations of this laptop that the server has not confirmed, in the order they were made.
create table list_outbox (
    position  bigint generated always as identity primary key,
    operation varchar not null,
    reason    varchar             -- why the server refused it for good
);

-- One row: the Lamport clock, and what the server's operations up to the cursor hash to.
create table list_state (
    id              int     not null primary key check (id = 1),
    clock           bigint  not null,
    understands_all boolean not null,
    operation_count bigint  not null,
    operation_xor   bigint  not null,
    lists_from      bigint  not null      -- operations up to this seq are in a snapshot that was taken
);
insert into list_state (id, clock, understands_all, operation_count, operation_xor, lists_from)
    values (1, 0, true, 0, 0, 0);
