-- what showed that a matter is over, where no person said so
alter table non_compliance add column over_source varchar(200);
