-- codes by which people without an account come to one case; the code itself is made of the id, and stands nowhere
create table answer_code (
  id           varchar(36)  not null primary key,
  client_id    varchar(40)  not null,
  case_number  varchar(20)  not null,
  contact_id   varchar(36)  not null,
  -- SHA-256 of what the browser that asked was given
  browser_hash varchar(64)  not null,
  asked_at     datetime(3) not null,
  until_at     datetime(3) not null,
  tries        integer      not null,
  used_at      datetime(3)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index answer_code_contact on answer_code (contact_id, case_number, asked_at);
create index answer_code_case on answer_code (client_id, case_number, asked_at);

-- who came in by one, and how long they stay
create table answer_session (
  id          varchar(36)  not null primary key,
  client_id   varchar(40)  not null,
  case_number varchar(20)  not null,
  contact_id  varchar(36)  not null,
  began_at    datetime(3) not null,
  seen_at     datetime(3) not null,
  ended_at    datetime(3)
) default charset = utf8mb4 collate = utf8mb4_bin;
