create table non_compliance (
  case_number        varchar(20)  not null primary key,
  version            integer      not null,
  client             varchar(40)  not null,
  -- client/control while the case is open: at most one
  open_key           varchar(100),
  standard           varchar(80)  not null,
  standard_version   varchar(20)  not null,
  control            varchar(40)  not null,
  title              varchar(200) not null,
  severity           varchar(10)  not null,
  state              varchar(20)  not null,
  outcome            varchar(20),
  pending_outcome    varchar(20),
  over_reason        mediumtext,
  policy_version     integer      not null,
  answer_days        double,
  sign_days          double,
  plan_days          double,
  decision_days      double,
  max_rounds         integer,
  max_extensions     integer,
  max_extension_days integer,
  max_failures       integer,
  review_before_days double,
  rounds             integer      not null,
  extensions         integer      not null,
  extra_days         integer      not null,
  assets             integer      not null,
  opened_at          datetime(3) not null,
  closed_at          datetime(3),
  -- asset to severity, as the signatory saw it
  baseline           mediumtext,
  constraint non_compliance_open unique (open_key)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index non_compliance_client on non_compliance (client, control, case_number);
create index non_compliance_state on non_compliance (state, case_number);

-- rows to queue at, made here because making them when needed would be a race
create table case_turnstile (
  slot integer not null primary key
) default charset = utf8mb4 collate = utf8mb4_bin;
create table case_sequence (
  case_year   integer not null primary key,
  last_number integer not null
) default charset = utf8mb4 collate = utf8mb4_bin;
insert into case_turnstile (slot)
  with recursive n (i) as (select 0 union all select i + 1 from n where i < 63) select i from n;
insert into case_sequence (case_year, last_number)
  with recursive n (i) as (select 2020 union all select i + 1 from n where i < 2199) select i, 0 from n;

create table dismissal (
  id            varchar(36)  not null primary key,
  version       integer      not null,
  client        varchar(40)  not null,
  control       varchar(40)  not null,
  case_number   varchar(20)  not null,
  whole_control boolean      not null,
  assets        mediumtext not null,
  reason        mediumtext not null,
  until         date         not null,
  ends_at       datetime(3) not null,
  dismissed_at  datetime(3) not null,
  by_subject    varchar(255) not null,
  end_seen_at   datetime(3),
  constraint dismissal_case foreign key (case_number) references non_compliance (case_number)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index dismissal_control on dismissal (client, control, ends_at);

create table case_statement (
  id           varchar(36)  not null primary key,
  case_number  varchar(20)  not null,
  round_number integer      not null,
  task         varchar(40)  not null,
  outcome      varchar(40)  not null,
  choices      mediumtext not null,
  words        mediumtext not null,
  by_subject   varchar(255) not null,
  by_name      varchar(255) not null,
  said_at      datetime(3) not null,
  constraint case_statement_case foreign key (case_number) references non_compliance (case_number)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index case_statement_task on case_statement (case_number, task, said_at);
