-- a daily mail to one of the MSP's own people tells of several clients and belongs to none of them
alter table outbox_mail alter column client_id drop not null;
