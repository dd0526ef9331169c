-- what was written last is told by this, and not by clocks, which are set back now and then
alter table case_statement add column entry_no bigint not null auto_increment, add constraint case_statement_entry unique (entry_no);
alter table client_request add column entry_no bigint not null auto_increment, add constraint client_request_entry unique (entry_no);
alter table dismissal add column entry_no bigint not null auto_increment, add constraint dismissal_entry unique (entry_no);
alter table engagement_line add column entry_no bigint not null auto_increment, add constraint engagement_line_entry unique (entry_no);
