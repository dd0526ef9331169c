-- Ended dismissals are looked for every half minute.
create index dismissal_end on dismissal (end_seen_at, ends_at);
