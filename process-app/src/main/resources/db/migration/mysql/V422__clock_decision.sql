-- what was said of each running clock when the client's calendar had changed
create table clock_decision (
  id         varchar(36)            not null primary key,
  client     varchar(40)            not null,
  clock_id   varchar(80)            not null,
  calendar   integer                not null,
  moved      boolean                not null,
  words      mediumtext not null,
  by_subject varchar(255)           not null,
  by_name    varchar(255)           not null,
  decided_at datetime(3)           not null,
  constraint clock_decision_once unique (client, calendar, clock_id)
) default charset = utf8mb4 collate = utf8mb4_bin;
