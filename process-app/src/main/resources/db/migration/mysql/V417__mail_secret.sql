-- a word that only the reader of a mail may see: it is made of this id when the mail leaves, and stands nowhere
alter table outbox_mail add column secret_id varchar(36);
-- after this it is of no use any more, and its mail does not leave
alter table outbox_mail add column secret_until datetime(3);
