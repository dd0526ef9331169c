-- whose public holidays a client keeps, the days themselves as they were known when the calendar was saved, and its own
alter table client add column region varchar(20) default '' not null;
alter table client add column holidays character large object default '' not null;
alter table client add column own_days character large object default '' not null;
