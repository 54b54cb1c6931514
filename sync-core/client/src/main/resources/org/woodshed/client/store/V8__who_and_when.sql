-- When this laptop's side of a conflict was typed, as the head of its column says it.
alter table conflicts add column my_time bigint;
-- Which laptop made a change, whose name may be learned later.
alter table history add column device_id varchar(64);
