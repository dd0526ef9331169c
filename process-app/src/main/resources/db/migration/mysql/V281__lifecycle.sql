-- newer dates of products than those that are shipped; the newest of a product counts
create table lifecycle_upload (
  id          varchar(36)            not null primary key,
  product     varchar(60)            not null,
  content     longtext               not null,
  digest      varchar(64)            not null,
  uploaded_by varchar(255)           not null,
  uploaded_at datetime(3)            not null
) default charset = utf8mb4 collate = utf8mb4_bin;
create index lifecycle_upload_product on lifecycle_upload (product, uploaded_at);
