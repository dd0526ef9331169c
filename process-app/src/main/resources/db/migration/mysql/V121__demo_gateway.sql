-- used by the embedded profile's stand-in for a PSA or RMM; empty elsewhere
create table demo_gateway_treatment (
  service_id varchar(36)  not null primary key,
  treatment  varchar(20)  not null,
  reason     varchar(800) not null
) default charset = utf8mb4 collate = utf8mb4_bin;

create table demo_gateway_order (
  order_key      varchar(200) not null primary key,
  reference      varchar(40)  not null,
  what           varchar(20)  not null,
  service_id     varchar(36)  not null,
  carried_out_at datetime(3)  not null
) default charset = utf8mb4 collate = utf8mb4_bin;
