-- what the address is made of at which a mail can be answered; mails from before have none
alter table outbox_mail add column reply_token varchar(26);
create unique index outbox_mail_reply on outbox_mail (reply_token);

-- answers by mail that were taken to their case, each once
create table mail_reply (
  mail_id     varchar(36)  not null,
  -- of the whole message, as it lies in the mailbox
  sha256      varchar(64)  not null,
  client_id   varchar(40)  not null,
  case_number varchar(20)  not null,
  received_at datetime(3) not null,
  primary key (mail_id, sha256)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index mail_reply_case on mail_reply (client_id, case_number, received_at);
