create table client_request (
  id               varchar(36)  not null primary key,
  version          integer      not null,
  case_number      varchar(20)  not null,
  -- the case's number while the request is open: at most one
  open_key         varchar(20),
  task             varchar(40)  not null,
  asked            varchar(200) not null,
  asked_at         datetime(3) not null,
  due_at           datetime(3) not null,
  zone             varchar(60)  not null,
  calendar_version integer      not null,
  ladder           mediumtext not null,
  last_rung        integer      not null,
  reminders        integer      not null,
  ending           varchar(20),
  ended_at         datetime(3),
  constraint client_request_open unique (open_key),
  constraint client_request_case foreign key (case_number) references non_compliance (case_number)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index client_request_asked on client_request (case_number, asked_at);

create table engagement_line (
  id          varchar(36)  not null primary key,
  case_number varchar(20)  not null,
  happened_at datetime(3) not null,
  kind        varchar(20)  not null,
  task        varchar(40)  not null,
  detail      mediumtext not null,
  by_subject  varchar(255) not null,
  by_name     varchar(255) not null,
  constraint engagement_line_case foreign key (case_number) references non_compliance (case_number)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index engagement_line_kind on engagement_line (case_number, kind);
create index engagement_line_time on engagement_line (case_number, happened_at);
