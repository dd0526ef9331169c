-- each version of a client's calendar as it was saved; what deadlines were reckoned by. Of earlier ones, the ledger tells
create table client_calendar (
  id               varchar(60) not null primary key,
  client_id        varchar(40) not null,
  calendar_version integer     not null,
  zone             varchar(60) not null,
  work_days        varchar(80) not null,
  works_from       varchar(8)  not null,
  works_to         varchar(8)  not null,
  region           varchar(20) not null,
  holidays         mediumtext not null,
  own_days         mediumtext not null,
  constraint client_calendar_client foreign key (client_id) references client (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

insert into client_calendar (id, client_id, calendar_version, zone, work_days, works_from, works_to, region, holidays, own_days)
  select concat(id, '/', calendar_version), id, calendar_version, zone, work_days,
    time_format(works_from, '%H:%i'), time_format(works_to, '%H:%i'), region, holidays, own_days from client;
