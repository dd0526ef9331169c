-- who put a version in force and why; empty for what the build brought
alter table policy_version add column put_by varchar(255);
alter table policy_version add column put_by_name varchar(255);
alter table policy_version add column reason varchar(2000);
alter table policy_version add column rehearsal_id varchar(36);

-- rows on their way into force; "open_key" is the word open while they are: one draft at a time
create table policy_draft (
  id              varchar(36)  not null primary key,
  open_key        varchar(10),
  based_on        integer      not null,
  begun_by        varchar(255) not null,
  begun_by_name   varchar(255) not null,
  begun_at        datetime(3) not null,
  ending          varchar(20),
  ended_at        datetime(3),
  constraint policy_draft_open unique (open_key)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- the tables of it that somebody has changed
create table policy_draft_table (
  draft_id        varchar(36)  not null,
  decision_key    varchar(60)  not null,
  edition         integer      not null,
  row_list        longtext not null,
  changed_by      varchar(255) not null,
  changed_by_name varchar(255) not null,
  changed_at      datetime(3) not null,
  primary key (draft_id, decision_key),
  constraint policy_draft_table_of foreign key (draft_id) references policy_draft (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- everybody who had a hand in it, so that somebody else puts it in force
create table policy_draft_hand (
  draft_id        varchar(36)  not null,
  by_subject      varchar(255) not null,
  primary key (draft_id, by_subject),
  constraint policy_draft_hand_of foreign key (draft_id) references policy_draft (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- what the draft, in the form of this hash, would have done
create table policy_rehearsal (
  id              varchar(36)  not null primary key,
  draft_id        varchar(36)  not null,
  tables_sha256   varchar(64)  not null,
  months          integer      not null,
  made_by         varchar(255) not null,
  made_by_name    varchar(255) not null,
  made_at         datetime(3) not null,
  result          longtext not null,
  constraint policy_rehearsal_of foreign key (draft_id) references policy_draft (id)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index policy_rehearsal_draft on policy_rehearsal (draft_id, made_at);
