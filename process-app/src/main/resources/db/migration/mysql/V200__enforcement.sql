create table service_pause (
  id               varchar(36)   not null primary key,
  version          integer       not null,
  case_number      varchar(20)   not null,
  client           varchar(40)   not null,
  state            varchar(20)   not null,
  service_ids      text not null,
  impact           text not null,
  safety_reason    text not null,
  safety_verdict   text not null,
  prepared_by      varchar(200)  not null,
  prepared_by_name varchar(200)  not null,
  prepared_at      datetime(3) not null,
  decided_by       varchar(200),
  decided_by_name  varchar(200),
  decided_at       datetime(3),
  explanation      text,
  notice_document  varchar(36),
  cure_ends_at     datetime(3),
  paused_at        datetime(3),
  longest_ends_at  datetime(3),
  extensions       integer       not null,
  refusal          text not null
) default charset = utf8mb4 collate = utf8mb4_bin;
create index service_pause_case on service_pause (case_number, id);

create table service_resumption (
  id              varchar(36)   not null primary key,
  version         integer       not null,
  case_number     varchar(20)   not null,
  client          varchar(40)   not null,
  state           varchar(20)   not null,
  service_ids     text not null,
  asked_at        datetime(3) not null,
  decided_by      varchar(200),
  decided_by_name varchar(200),
  decided_at      datetime(3),
  ask_again_at    datetime(3),
  resumed_at      datetime(3),
  refusal         text not null
) default charset = utf8mb4 collate = utf8mb4_bin;
create index service_resumption_case on service_resumption (case_number, id);

create table service_termination (
  id                  varchar(36)   not null primary key,
  version             integer       not null,
  case_number         varchar(20)   not null,
  client              varchar(40)   not null,
  state               varchar(20)   not null,
  service_ids         text not null,
  determination       text not null,
  grounds             text not null,
  recommended_by      varchar(200)  not null,
  recommended_by_name varchar(200)  not null,
  recommended_at      datetime(3) not null,
  decided_by          varchar(200),
  decided_by_name     varchar(200),
  decided_at          datetime(3),
  notice_document     varchar(36),
  notice_ends_at      datetime(3),
  terminated_at       datetime(3),
  pack_document       varchar(36),
  offboarded_by       varchar(200),
  offboarded_by_name  varchar(200)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index service_termination_case on service_termination (case_number, id);
