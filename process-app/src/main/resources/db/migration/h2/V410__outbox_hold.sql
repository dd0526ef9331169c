-- while one is open, nothing leaves
create table outbox_hold (
  id               varchar(36)   not null primary key,
  open_key         varchar(10),
  reason           varchar(1000) not null,
  held_by          varchar(255)  not null,
  held_by_name     varchar(255)  not null,
  held_at          timestamp(3) not null,
  released_by      varchar(255),
  released_by_name varchar(255),
  released_at      timestamp(3),
  constraint outbox_hold_open unique (open_key)
);

-- so that no domain gets more in a minute than it takes well
alter table outbox_mail add column recipient_domain varchar(254) default '' not null;
update outbox_mail set recipient_domain = lower(substring(recipient, locate('@', recipient) + 1));
create index outbox_mail_served on outbox_mail (sent_at, recipient_domain);
