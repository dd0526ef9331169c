-- by which calendar of the client the dates of notices and pauses were reckoned; unknown for those of before
alter table service_pause add column cure_zone varchar(60);
alter table service_pause add column cure_calendar integer;
alter table service_pause add column longest_zone varchar(60);
alter table service_pause add column longest_calendar integer;
alter table service_termination add column notice_zone varchar(60);
alter table service_termination add column notice_calendar integer;
