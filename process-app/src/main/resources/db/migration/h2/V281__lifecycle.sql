-- newer dates of products than those that are shipped; the newest of a product counts
create table lifecycle_upload (
  id          varchar(36)            not null primary key,
  product     varchar(60)            not null,
  content     character large object not null,
  digest      varchar(64)            not null,
  uploaded_by varchar(255)           not null,
  uploaded_at timestamp(3)           not null
);
create index lifecycle_upload_product on lifecycle_upload (product, uploaded_at);
