-- in whose place a deputy took the step
alter table service_pause add column prepared_in_place_of varchar(200);
alter table service_pause add column prepared_in_place_of_name varchar(200);
alter table service_pause add column decided_in_place_of varchar(200);
alter table service_pause add column decided_in_place_of_name varchar(200);
alter table service_resumption add column decided_in_place_of varchar(200);
alter table service_resumption add column decided_in_place_of_name varchar(200);
alter table service_termination add column recommended_in_place_of varchar(200);
alter table service_termination add column recommended_in_place_of_name varchar(200);
alter table service_termination add column decided_in_place_of varchar(200);
alter table service_termination add column decided_in_place_of_name varchar(200);
alter table service_termination add column offboarded_in_place_of varchar(200);
alter table service_termination add column offboarded_in_place_of_name varchar(200);
