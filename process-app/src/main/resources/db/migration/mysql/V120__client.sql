create table client (
  id               varchar(40)   not null primary key,
  version          integer       not null,
  name             varchar(120)  not null,
  tier             varchar(20)   not null,
  locale           varchar(20)   not null,
  facts            varchar(2100) not null,
  active           boolean       not null,
  calendar_version integer       not null,
  zone             varchar(60)   not null,
  work_days        varchar(80)   not null,
  works_from       time          not null,
  works_to         time          not null
) default charset = utf8mb4 collate = utf8mb4_bin;

create table client_contact (
  id        varchar(36)  not null primary key,
  version   integer      not null,
  client_id varchar(40)  not null,
  name      varchar(120) not null,
  email     varchar(200) not null,
  role      varchar(30)  not null,
  locale    varchar(20)  not null,
  constraint client_contact_client foreign key (client_id) references client (id),
  constraint client_contact_once unique (client_id, email)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table client_service (
  id                 varchar(36)  not null primary key,
  version            integer      not null,
  client_id          varchar(40)  not null,
  kind               varchar(30)  not null,
  name               varchar(120) not null,
  state              varchar(20)  not null,
  notice_days        integer      not null,
  cure_days          integer      not null,
  longest_pause_days integer      not null,
  constraint client_service_client foreign key (client_id) references client (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table client_hold (
  id          varchar(36)  not null primary key,
  version     integer      not null,
  client_id   varchar(40)  not null,
  case_number varchar(20)  not null,
  service_id  varchar(36)  not null,
  state       varchar(20)  not null,
  since       datetime(3)  not null,
  open_key    varchar(60),
  constraint client_hold_service foreign key (service_id) references client_service (id),
  constraint client_hold_once unique (open_key)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index client_hold_case on client_hold (client_id, case_number);
