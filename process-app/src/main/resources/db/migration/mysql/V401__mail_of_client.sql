-- how mail to one client went in the last months
create index outbox_mail_of_client on outbox_mail (client_id, queued_at);
