-- addresses of clients' people at which mail does not arrive
create table client_unreachable (
  client_id varchar(40)  not null,
  email     varchar(254) not null,
  since     timestamp(3) not null,
  status    varchar(12)  not null,
  reason    varchar(300) not null,
  primary key (client_id, email)
);
