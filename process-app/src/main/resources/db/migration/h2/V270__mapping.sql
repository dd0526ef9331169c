-- what frameworks say a check is about, one a line, as its deliveries said it so far
alter table client_check add column framework_refs varchar(4000) default '' not null;

-- "kind" is mapped, ignored or taken-back; only the first two are ever in force
alter table mapping_decision add column kind varchar(12) default 'mapped' not null;
alter table mapping_decision add column decided_name varchar(255);
update mapping_decision set kind = 'ignored' where control_code is null;
