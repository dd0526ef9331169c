-- addresses of clients' people at which mail does not arrive
create table client_unreachable (
  client_id varchar(40)  not null,
  email     varchar(254) not null,
  since     datetime(3) not null,
  status    varchar(12)  not null,
  reason    varchar(300) not null,
  primary key (client_id, email)
) default charset = utf8mb4 collate = utf8mb4_bin;
