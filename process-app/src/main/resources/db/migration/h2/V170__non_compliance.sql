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
  over_reason        character large object,
  policy_version     integer      not null,
  answer_days        double precision,
  sign_days          double precision,
  plan_days          double precision,
  decision_days      double precision,
  max_rounds         integer,
  max_extensions     integer,
  max_extension_days integer,
  max_failures       integer,
  review_before_days double precision,
  rounds             integer      not null,
  extensions         integer      not null,
  extra_days         integer      not null,
  assets             integer      not null,
  opened_at          timestamp(3) not null,
  closed_at          timestamp(3),
  -- asset to severity, as the signatory saw it
  baseline           character large object,
  constraint non_compliance_open unique (open_key)
);
create index non_compliance_client on non_compliance (client, control, case_number);
create index non_compliance_state on non_compliance (state, case_number);

-- rows to queue at, made here because making them when needed would be a race
create table case_turnstile (
  slot integer not null primary key
);
create table case_sequence (
  case_year   integer not null primary key,
  last_number integer not null
);
insert into case_turnstile (slot) select x from system_range(0, 63);
insert into case_sequence (case_year, last_number) select x, 0 from system_range(2020, 2199);

create table dismissal (
  id            varchar(36)  not null primary key,
  version       integer      not null,
  client        varchar(40)  not null,
  control       varchar(40)  not null,
  case_number   varchar(20)  not null,
  whole_control boolean      not null,
  assets        character large object not null,
  reason        character large object not null,
  until         date         not null,
  ends_at       timestamp(3) not null,
  dismissed_at  timestamp(3) not null,
  by_subject    varchar(255) not null,
  end_seen_at   timestamp(3),
  constraint dismissal_case foreign key (case_number) references non_compliance (case_number)
);
create index dismissal_control on dismissal (client, control, ends_at);

create table case_statement (
  id           varchar(36)  not null primary key,
  case_number  varchar(20)  not null,
  round_number integer      not null,
  task         varchar(40)  not null,
  outcome      varchar(40)  not null,
  choices      character large object not null,
  words        character large object not null,
  by_subject   varchar(255) not null,
  by_name      varchar(255) not null,
  said_at      timestamp(3) not null,
  constraint case_statement_case foreign key (case_number) references non_compliance (case_number)
);
create index case_statement_task on case_statement (case_number, task, said_at);
