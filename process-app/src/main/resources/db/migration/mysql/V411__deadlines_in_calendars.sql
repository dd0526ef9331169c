-- which deadlines stand in whose calendar
create table outbox_deadline (
  client_id   varchar(40)  not null,
  case_number varchar(20)  not null,
  recipient   varchar(254) not null,
  deadline_id varchar(120) not null,
  due_at      datetime(3) not null,
  revision    integer      not null,
  title       varchar(300) not null,
  is_over     boolean      not null,
  primary key (recipient, deadline_id)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index outbox_deadline_case on outbox_deadline (client_id, case_number, recipient);

alter table outbox_mail add column calendar_file mediumtext;
