-- what an administrator adds to a mail for one client; the highest version counts, one without words withdraws
create table mail_words (
  client_id       varchar(40)   not null,
  mail            varchar(70)   not null,
  locale          varchar(20)   not null,
  version         int           not null,
  subject         varchar(150)  not null,
  introduction    varchar(1000) not null,
  closing         varchar(1000) not null,
  written_by      varchar(255)  not null,
  written_by_name varchar(255)  not null,
  written_at      timestamp(3)  not null,
  constraint mail_words_pk primary key (client_id, mail, locale, version)
);
