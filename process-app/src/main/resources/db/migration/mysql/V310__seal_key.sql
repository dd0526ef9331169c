-- the public side of every key that documents or tree heads were signed with; nothing is ever taken out
create table seal_key (
  fingerprint varchar(64) not null primary key,
  purpose     varchar(20) not null,
  certificate mediumblob  not null,
  first_used  datetime(3) not null
) default charset = utf8mb4 collate = utf8mb4_bin;
