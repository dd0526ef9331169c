-- A finding's key begins with its client (eight bytes of the client's hash, then 24 of the finding's own), so that a
-- client's findings lie together however many rows there are; keys and hashes are kept as bytes, half as long.
create table finding_by_client (
  fingerprint   binary(32)    not null primary key,
  client_id     varchar(40)   not null,
  source_name   varchar(80)   not null,
  account       varchar(200)  not null,
  check_id      varchar(200)  not null,
  asset         varchar(300)  not null,
  status        varchar(10)   not null,
  severity      varchar(10),
  title         varchar(300)  not null,
  detail        varchar(2000) not null,
  state_hash    binary(32)    not null,
  observed_at   timestamp(3)  not null,
  failing_since timestamp(3),
  changed_at    timestamp(3)  not null,
  changed_by    varchar(36)   not null,
  cleared_how   varchar(10)
);
insert into finding_by_client
  -- hex digits become bytes by way of the type uuid, which is 16 bytes written as 32 of them
  select substring(hash('SHA-256', client_id) from 1 for 8)
      || cast(cast(substring(fingerprint from 1 for 32) as uuid) as binary(16))
      || substring(cast(cast(substring(fingerprint from 33 for 16) || '0000000000000000' as uuid) as binary(16)) from 1 for 8),
    client_id, source_name, account, check_id, asset, status, severity, title, detail,
    cast(cast(substring(state_hash from 1 for 32) as uuid) as binary(16))
      || cast(cast(substring(state_hash from 33 for 32) as uuid) as binary(16)),
    observed_at, failing_since, changed_at, changed_by, cleared_how
  from finding;
drop table finding;
alter table finding_by_client rename to finding;
create index finding_check on finding (client_id, source_name, check_id, account, status);
