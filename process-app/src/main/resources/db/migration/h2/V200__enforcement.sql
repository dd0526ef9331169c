create table service_pause (
  id               varchar(36)   not null primary key,
  version          integer       not null,
  case_number      varchar(20)   not null,
  client           varchar(40)   not null,
  state            varchar(20)   not null,
  service_ids      varchar(4000) not null,
  impact           varchar(4000) not null,
  safety_reason    varchar(4000) not null,
  safety_verdict   varchar(4000) not null,
  prepared_by      varchar(200)  not null,
  prepared_by_name varchar(200)  not null,
  prepared_at      timestamp(3)  not null,
  decided_by       varchar(200),
  decided_by_name  varchar(200),
  decided_at       timestamp(3),
  explanation      varchar(4000),
  notice_document  varchar(36),
  cure_ends_at     timestamp(3),
  paused_at        timestamp(3),
  longest_ends_at  timestamp(3),
  extensions       integer       not null,
  refusal          varchar(4000) not null
);
create index service_pause_case on service_pause (case_number, id);

create table service_resumption (
  id              varchar(36)   not null primary key,
  version         integer       not null,
  case_number     varchar(20)   not null,
  client          varchar(40)   not null,
  state           varchar(20)   not null,
  service_ids     varchar(4000) not null,
  asked_at        timestamp(3)  not null,
  decided_by      varchar(200),
  decided_by_name varchar(200),
  decided_at      timestamp(3),
  ask_again_at    timestamp(3),
  resumed_at      timestamp(3),
  refusal         varchar(4000) not null
);
create index service_resumption_case on service_resumption (case_number, id);

create table service_termination (
  id                  varchar(36)   not null primary key,
  version             integer       not null,
  case_number         varchar(20)   not null,
  client              varchar(40)   not null,
  state               varchar(20)   not null,
  service_ids         varchar(4000) not null,
  determination       varchar(4000) not null,
  grounds             varchar(4000) not null,
  recommended_by      varchar(200)  not null,
  recommended_by_name varchar(200)  not null,
  recommended_at      timestamp(3)  not null,
  decided_by          varchar(200),
  decided_by_name     varchar(200),
  decided_at          timestamp(3),
  notice_document     varchar(36),
  notice_ends_at      timestamp(3),
  terminated_at       timestamp(3),
  pack_document       varchar(36),
  offboarded_by       varchar(200),
  offboarded_by_name  varchar(200)
);
create index service_termination_case on service_termination (case_number, id);
