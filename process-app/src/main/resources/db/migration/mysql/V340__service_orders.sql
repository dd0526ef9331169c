-- What the MSP's systems were told to do to a service, and what came of it; answers may come long after the order.
create table service_order (
  id             varchar(36)   not null primary key,
  version        integer       not null,
  client         varchar(40)   not null,
  case_number    varchar(20)   not null,
  errand         varchar(36)   not null,
  what           varchar(20)   not null,
  service_id     varchar(36)   not null,
  hold_id        varchar(36),
  order_key      varchar(120)  not null,
  attempt        integer       not null,
  state          varchar(20)   not null,
  reference      varchar(200)  not null,
  status_address varchar(2000) not null,
  said           text not null,
  given_at       datetime(3) not null,
  sent_at        datetime(3),
  heard_by       datetime(3),
  ended_at       datetime(3),
  hand           text not null
) default charset = utf8mb4 collate = utf8mb4_bin;
create unique index service_order_key on service_order (order_key);
create index service_order_errand on service_order (errand, id);
create index service_order_case on service_order (case_number, id);
