-- Whether only this laptop ever had it: a state that was typed over before the server had taken it, or never shown.
alter table history add column unsent boolean default false not null;
