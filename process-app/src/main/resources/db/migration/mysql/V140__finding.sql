-- one row per delivery; "rows_read" is also where a delivery that was cut off by a restart goes on
create table scan (
  id             varchar(36)   not null primary key,
  client_id      varchar(40)   not null,
  source_name    varchar(80)   not null,
  format         varchar(20)   not null,
  scope          varchar(10)   not null,
  state          varchar(12)   not null,
  rows_read      bigint        not null,
  rows_rejected  bigint        not null,
  rows_unmapped  bigint        not null,
  rows_added     bigint        not null,
  rows_changed   bigint        not null,
  rows_unchanged bigint        not null,
  cleared        bigint        not null,
  cases_opened   integer       not null,
  problem        varchar(1000),
  delivered_by   varchar(255)  not null,
  received_at    datetime(3)   not null,
  finished_at    datetime(3) ,
  observed_last  datetime(3) 
) default charset = utf8mb4 collate = utf8mb4_bin;
create index scan_client on scan (client_id, received_at);
create index scan_state on scan (state);
create index scan_observed on scan (client_id, source_name, observed_last);

create table scan_reject (
  scan_id varchar(36)   not null,
  row_no  bigint        not null,
  place   varchar(100)  not null,
  reason  varchar(500)  not null,
  primary key (scan_id, row_no)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- which findings a delivery saw: the first eight bytes of each fingerprint, sorted; one row for all of them
create table scan_seen (
  scan_id varchar(36)         not null primary key,
  seen    longblob            not null
) default charset = utf8mb4 collate = utf8mb4_bin;

-- the state of one check on one asset; "state_hash" covers status, severity and detail
create table finding (
  fingerprint   varchar(64)   not null primary key,
  client_id     varchar(40)   not null,
  source_name   varchar(80)   not null,
  account       varchar(200)  not null,
  check_id      varchar(200)  not null,
  asset         varchar(300)  not null,
  status        varchar(10)   not null,
  severity      varchar(10),
  title         varchar(300)  not null,
  detail        varchar(2000) not null,
  state_hash    varchar(64)   not null,
  observed_at   datetime(3)   not null,
  failing_since datetime(3) ,
  changed_at    datetime(3)   not null,
  changed_by    varchar(36)   not null,
  cleared_how   varchar(10)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index finding_check on finding (client_id, source_name, check_id, account, status);

-- the checks that were ever delivered for a client, and whether it is known what they are about
create table client_check (
  client_id   varchar(40)   not null,
  source_name varchar(80)   not null,
  check_id    varchar(200)  not null,
  tool        varchar(80)   not null,
  title       varchar(300)  not null,
  known       boolean       not null,
  first_at    datetime(3)   not null,
  primary key (client_id, source_name, check_id)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index client_check_known on client_check (known);

-- controls with findings that changed and that the cases have not heard of yet
create table pending_control (
  client_id    varchar(40) not null,
  control_code varchar(20) not null,
  primary key (client_id, control_code)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- locked while findings of a client are written, so that two deliveries do not interleave
create table finding_lock (
  client_id varchar(40) not null primary key
) default charset = utf8mb4 collate = utf8mb4_bin;
