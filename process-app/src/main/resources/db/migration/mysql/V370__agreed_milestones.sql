-- who does each step of a plan, and on whose side; plans of before named one person for all of them
alter table remediation_milestone add column owner varchar(200);
alter table remediation_milestone add column side varchar(10);
update remediation_milestone m set side = 'CLIENT',
  owner = (select p.owner from remediation_plan p where p.id = m.plan_id);
alter table remediation_milestone modify column owner varchar(200) not null;
alter table remediation_milestone modify column side varchar(10) not null;

-- what was agreed at the beginning of each attempt, whether it is reached, and what shows that
create table remediation_agreed (
  remediation_id   varchar(36)   not null,
  nr               integer       not null,
  attempt          integer       not null,
  title            text not null,
  owner            varchar(200)  not null,
  side             varchar(10)   not null,
  agreed_on        date          not null,
  due_on           date          not null,
  ends_at          datetime(3)  not null,
  note             text,
  documents        varchar(2000),
  reporter_subject varchar(255),
  reporter_name    varchar(255),
  reached_at       datetime(3),
  missed_at        datetime(3),
  primary key (remediation_id, nr),
  constraint remediation_agreed_of foreign key (remediation_id) references remediation (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- requests for more time
create table remediation_extension (
  id              varchar(36)   not null primary key,
  remediation_id  varchar(36)   not null,
  extension_nr    integer       not null,
  attempt         integer       not null,
  state           varchar(20)   not null,
  reason          text not null,
  asker_subject   varchar(255)  not null,
  asker_name      varchar(255)  not null,
  asked_at        datetime(3)  not null,
  decide_by       datetime(3)  not null,
  explanation     text,
  decider_subject varchar(255),
  decider_name    varchar(255),
  in_place_of     varchar(255),
  decided_at      datetime(3),
  constraint remediation_extension_once unique (remediation_id, extension_nr),
  constraint remediation_extension_of foreign key (remediation_id) references remediation (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- the days that each of them asks to move
create table remediation_extension_day (
  extension_id varchar(36)  not null,
  nr           integer      not null,
  milestone    integer      not null,
  due_from     date         not null,
  due_to       date         not null,
  ends_to      datetime(3) not null,
  granted_to   date,
  primary key (extension_id, nr),
  constraint remediation_extension_day_of foreign key (extension_id) references remediation_extension (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- how often the work was begun, and who else than a person said that it is done
alter table remediation add column attempt integer default 0 not null;
alter table remediation add column shown_by varchar(200);

-- the files that showed what a check came to
alter table remediation_report add column documents varchar(2000);
