-- every version of a standard that was ever loaded, word for word
create table standard_version (
  standard_id varchar(60)            not null,
  version     varchar(20)            not null,
  sha256      varchar(64)            not null,
  file_name   varchar(200)           not null,
  content     longtext               not null,
  loaded_at   datetime(3)            not null,
  primary key (standard_id, version)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- "current_key" is set while the adoption is in force, so that a client has one version of a standard at a time
create table standard_adoption (
  id            varchar(36)  not null primary key,
  client_id     varchar(40)  not null,
  standard_id   varchar(60)  not null,
  version       varchar(20)  not null,
  current_key   varchar(110),
  adopted_by    varchar(255) not null,
  adopted_at    datetime(3)  not null,
  superseded_at datetime(3) ,
  constraint standard_adoption_current unique (current_key)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index standard_adoption_client on standard_adoption (client_id);

-- what analysts decided about checks; "control_code" is null where a check is ignored
create table mapping_decision (
  id            varchar(36)  not null primary key,
  source_name   varchar(80)  not null,
  check_id      varchar(200) not null,
  standard_id   varchar(60)  not null,
  control_code  varchar(20),
  current_key   varchar(350),
  decided_by    varchar(255) not null,
  decided_at    datetime(3)  not null,
  superseded_at datetime(3) ,
  ledger_hash   varchar(64)  not null,
  constraint mapping_decision_current unique (current_key)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index mapping_decision_check on mapping_decision (source_name, check_id);
