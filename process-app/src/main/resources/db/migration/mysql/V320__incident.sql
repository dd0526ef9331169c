-- incidents, each as it concerns one client; "occurrence" is what several of one cause have in common
create table incident (
  number           varchar(20)            not null primary key,
  row_version      integer                not null,
  client           varchar(40)            not null,
  occurrence       varchar(36)            not null,
  ours             boolean                not null,
  confirmed        boolean                not null,
  summary          mediumtext not null,
  systems          mediumtext not null,
  data             mediumtext not null,
  noticed_at       datetime(3)           not null,
  noticed_by       varchar(200)           not null,
  reported_at      datetime(3)           not null,
  reporter_subject varchar(255)           not null,
  reporter_name    varchar(255)           not null,
  clock_ends_at    datetime(3)           not null,
  heard_at         datetime(3),
  late_reason      mediumtext not null,
  policy_version   integer                not null,
  state            varchar(20)            not null,
  rated_access     varchar(20),
  rated_ease       varchar(20),
  rated_harm       varchar(20),
  rubric           varchar(20),
  severity         varchar(20),
  departure        mediumtext,
  rated_by         varchar(255),
  rated_at         datetime(3),
  told_at          datetime(3),
  receipt_due_at   datetime(3),
  last_rung        integer                not null,
  reminders        integer                not null,
  receipt          varchar(20),
  receipt_at       datetime(3),
  receipt_by       varchar(255),
  ending           varchar(20),
  closed_at        datetime(3),
  closed_by        varchar(255),
  root_cause       mediumtext,
  measures         mediumtext,
  lessons          mediumtext,
  document_id      varchar(64)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index incident_client on incident (client, number);
create index incident_occurrence on incident (occurrence);

create table incident_service (
  incident_number varchar(20)  not null,
  client_id       varchar(40)  not null,
  place           integer      not null,
  name            varchar(200) not null,
  primary key (incident_number, place),
  constraint incident_service_of foreign key (incident_number) references incident (number)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- what happened, never changed
create table incident_line (
  id              varchar(36)            not null primary key,
  incident_number varchar(20)            not null,
  client_id       varchar(40)            not null,
  at              datetime(3)           not null,
  what            varchar(80)            not null,
  by_name         varchar(255)           not null,
  words           mediumtext not null,
  for_client      boolean                not null,
  constraint incident_line_of foreign key (incident_number) references incident (number)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index incident_line_at on incident_line (incident_number, at);

create table incident_member (
  incident_number varchar(20)  not null,
  client_id       varchar(40)  not null,
  place           integer      not null,
  name            varchar(200) not null,
  part            varchar(200) not null,
  contact         varchar(200) not null,
  primary key (incident_number, place),
  constraint incident_member_of foreign key (incident_number) references incident (number)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table incident_disclosure (
  incident_number varchar(20)            not null,
  client_id       varchar(40)            not null,
  place           integer                not null,
  whom            varchar(20)            not null,
  due_at          datetime(3)           not null,
  outcome         varchar(20)            not null,
  words           mediumtext not null,
  by_name         varchar(255)           not null,
  ended_at        datetime(3),
  primary key (incident_number, whom),
  constraint incident_disclosure_of foreign key (incident_number) references incident (number)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table incident_sequence (
  incident_year integer not null primary key,
  last_number   integer not null
) default charset = utf8mb4 collate = utf8mb4_bin;
insert into incident_sequence (incident_year, last_number)
  with recursive n (i) as (select 2020 union all select i + 1 from n where i < 2199) select i, 0 from n;
