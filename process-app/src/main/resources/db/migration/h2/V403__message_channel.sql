-- where messages go besides people's mailboxes; addresses and secrets are sealed
create table message_channel (
  id              varchar(36)   not null primary key,
  client_id       varchar(40),
  kind            varchar(10)   not null,
  name            varchar(60)   not null,
  host            varchar(253)  not null,
  url_sealed      varchar(3000) not null,
  secret_sealed   varchar(500),
  roles           varchar(100)  not null,
  added_by        varchar(255)  not null,
  added_by_name   varchar(255)  not null,
  added_at        timestamp(3) not null,
  switched_off_at timestamp(3),
  constraint message_channel_name unique (name)
);

-- what goes there waits in the outbox, in a lane of its own
alter table outbox_mail add column lane varchar(10) default 'mail' not null;
alter table outbox_mail add column channel_id varchar(36);
alter table outbox_mail add column link varchar(500);
-- an index by lane takes the place of the one without
drop index outbox_mail_due;
create index outbox_mail_lane on outbox_mail (lane, state, next_attempt_at);
