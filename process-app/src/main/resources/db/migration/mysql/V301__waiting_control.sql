-- controls that fail, but not yet for as long as their source is given before a case opens
create table waiting_control (
  client_id    varchar(40)  not null,
  control_code varchar(40)  not null,
  opens_at     datetime(3)  not null,
  primary key (client_id, control_code)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index waiting_control_due on waiting_control (opens_at);
