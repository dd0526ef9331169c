-- who acts in whose place, in which roles, and from which day to which (both included, in the zone of the office)
create table deputy (
  id              varchar(36)  not null primary key,
  absent_subject  varchar(255) not null,
  absent_username varchar(255) not null,
  absent_name     varchar(255) not null,
  deputy_subject  varchar(255) not null,
  deputy_name     varchar(255) not null,
  roles           varchar(200) not null,
  first_day       date         not null,
  last_day        date         not null,
  named_by        varchar(255) not null,
  named_at        datetime(3) not null,
  ended_by        varchar(255),
  ended_at        datetime(3)
);
create index deputy_last_day on deputy (last_day);

alter table deviation_approval add column in_place_of varchar(255);
alter table deviation_approval add column in_place_of_subject varchar(255);
