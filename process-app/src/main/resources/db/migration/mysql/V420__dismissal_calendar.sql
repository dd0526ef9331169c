-- by which calendar of the client the last day of a dismissal became a point in time; unknown for those of before
alter table dismissal add column zone varchar(60);
alter table dismissal add column calendar integer;
