-- whose public holidays a client keeps, the days themselves as they were known when the calendar was saved, and its own
alter table client add column region varchar(20) not null default '';
alter table client add column holidays mediumtext not null default ('');
alter table client add column own_days mediumtext not null default ('');
