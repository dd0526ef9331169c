-- the public side of every key that documents or tree heads were signed with; nothing is ever taken out
create table seal_key (
  fingerprint varchar(64)         not null primary key,
  purpose     varchar(20)         not null,
  certificate binary large object not null,
  first_used  timestamp(3)        not null
);
