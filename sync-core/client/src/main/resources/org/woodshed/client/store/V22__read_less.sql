-- What a list of pieces tells of each, in one index: it would otherwise read every entry, with each edit.
alter table entry_piece add column practice_date date;
alter table entry_piece add column seconds int;   -- the entry's length for each of its pieces; 0 where it is unknown
update entry_piece l set (practice_date, seconds) = (
    select e.practice_date, coalesce(e.duration_seconds, 0)
        / (select count(*) from entry_piece other where other.entry_id = l.entry_id)
    from logbook_entry e where e.entry_id = l.entry_id);
drop index entry_piece_by_piece;
create index entry_piece_by_piece on entry_piece (piece_id, practice_date, seconds);

-- After which moment no change waits for a later try, in epoch milliseconds: reading it from the changes takes all of them.
insert into setting (name, text_value)
    select 'delayed_until', cast(coalesce(max(next_attempt_at), 0) as varchar) from outbox;
