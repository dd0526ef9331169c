-- what left lately is counted within one lane
drop index outbox_mail_served on outbox_mail;
create index outbox_mail_served on outbox_mail (lane, sent_at, recipient_domain);
