create table ledger_head (
  chain   varchar(60) not null primary key,
  entries bigint      not null,
  hash    varchar(64) not null
);

-- what is hashed is the text as it stands in "canonical"; "subject" repeats a part of it for the index
create table ledger_entry (
  chain     varchar(60)            not null,
  seq       bigint                 not null,
  subject   varchar(100)           not null,
  canonical character large object not null,
  hash      varchar(64)            not null,
  primary key (chain, seq)
);
create index ledger_entry_subject on ledger_entry (chain, subject, seq);

-- personal data, outside the chains and erasable; the id is the salted hash that the entries carry
create table ledger_person (
  id       varchar(64)  not null primary key,
  salt     varchar(64)  not null,
  subject  varchar(255) not null,
  username varchar(255) not null,
  name     varchar(255) not null
);
create index ledger_person_subject on ledger_person (subject);
