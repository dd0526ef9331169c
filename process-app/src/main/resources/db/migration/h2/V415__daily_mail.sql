-- what people chose about mail that can wait; the MSP's own stand under '-'
create table mail_choice (
  client_id   varchar(40)  not null,
  email       varchar(254) not null,
  digest_hour integer,
  mentions    boolean      not null,
  news        boolean      not null,
  primary key (client_id, email)
);

-- the page that a mail leads to which waits for the daily mail, and the daily mail that told it
alter table outbox_mail add column path varchar(300);
alter table outbox_mail add column merged_into varchar(36);
