-- how a client is checked by us; "domains" is one line each: the domain, then the names of its keys
create table check_settings (
  client_id       varchar(40)   not null primary key,
  domains         varchar(8000) not null,
  enforce_dmarc   boolean       not null,
  cycle_days      integer       not null,
  warning_days    integer       not null,
  column_asset    varchar(300)  not null,
  column_kind     varchar(300)  not null,
  column_product  varchar(300)  not null,
  column_version  varchar(300)  not null,
  column_extended varchar(300)  not null
);

-- the one schedule of a client, and what its cycles are counted from
create table check_schedule (
  client_id  varchar(40)  not null primary key,
  started_at timestamp(3) not null
);

-- the inventory that was uploaded last, as it came: the column map may change
create table check_inventory (
  client_id   varchar(40)         not null primary key,
  file_name   varchar(255)        not null,
  content     binary large object not null,
  uploaded_by varchar(255)        not null,
  uploaded_at timestamp(3)        not null
);

-- what the last run of each kind said
create table check_run (
  client_id    varchar(40)   not null,
  kind         varchar(20)   not null,
  run_at       timestamp(3)  not null,
  scan_id      varchar(36)   not null,
  met_rows     integer       not null,
  not_met_rows integer       not null,
  unknown_rows integer       not null,
  primary key (client_id, kind)
);

-- its results, the worst first; only the first of many
create table check_result (
  client_id varchar(40)   not null,
  kind      varchar(20)   not null,
  position  integer       not null,
  check_id  varchar(200)  not null,
  asset     varchar(300)  not null,
  status    varchar(10)   not null,
  severity  varchar(10),
  title     varchar(300)  not null,
  detail    varchar(2000) not null,
  primary key (client_id, kind, position)
);
