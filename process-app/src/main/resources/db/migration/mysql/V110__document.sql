-- each content once, by the hash of its bytes
create table document_content (
  sha256  varchar(64)         not null primary key,
  content longblob            not null
) default charset = utf8mb4 collate = utf8mb4_bin;

create table document (
  id          varchar(36)  not null primary key,
  client_id   varchar(40)  not null,
  subject     varchar(100) not null,
  kind        varchar(60)  not null,
  title       varchar(200) not null,
  media_type  varchar(80)  not null,
  size_bytes  bigint       not null,
  sha256      varchar(64)  not null,
  text_sha256 varchar(64)  not null,
  stored_at   datetime(3)  not null,
  constraint document_bytes foreign key (sha256) references document_content (sha256),
  constraint document_text foreign key (text_sha256) references document_content (sha256)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index document_subject on document (client_id, subject, id);
