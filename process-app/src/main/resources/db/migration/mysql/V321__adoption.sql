-- versions of standards on their way to clients; "open_key" is client and standard while one runs
create table adoption (
  number               varchar(20)            not null primary key,
  row_version          integer                not null,
  client               varchar(40)            not null,
  open_key             varchar(200),
  standard             varchar(100)           not null,
  from_version         varchar(20)            not null,
  to_version           varchar(20)            not null,
  announced_by_subject varchar(255)           not null,
  announced_by_name    varchar(255)           not null,
  announced_at         datetime(3)           not null,
  in_force_at          datetime(3)           not null,
  due_at               datetime(3)           not null,
  zone                 varchar(64)            not null,
  calendar_version     integer                not null,
  policy_version       integer                not null,
  salt                 varchar(36)            not null,
  last_rung            integer                not null,
  reminders            integer                not null,
  document_id          varchar(64),
  text_sha256          varchar(64),
  pdf_sha256           varchar(64),
  frozen_at            datetime(3),
  answer               varchar(20),
  answered_at          datetime(3),
  ack_subject          varchar(255),
  ack_name             varchar(255),
  ack_typed_name       varchar(200),
  ack_reason           mediumtext,
  ack_at               datetime(3),
  ack_zone             varchar(64),
  ack_local_time       varchar(32),
  ack_address          varchar(64),
  ack_agent            varchar(400),
  ack_level            varchar(255),
  ack_authenticated_at datetime(3),
  ack_token_id         varchar(255),
  in_force_since       datetime(3),
  ended_at             datetime(3),
  end_reason           mediumtext,
  constraint adoption_once unique (open_key)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index adoption_client on adoption (client, number);

create table adoption_sequence (
  adoption_year integer not null primary key,
  last_number   integer not null
) default charset = utf8mb4 collate = utf8mb4_bin;
insert into adoption_sequence (adoption_year, last_number)
  with recursive n (i) as (select 2020 union all select i + 1 from n where i < 2199) select i, 0 from n;
