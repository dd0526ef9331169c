-- a daily mail to one of the MSP's own people tells of several clients and belongs to none of them
alter table outbox_mail modify column client_id varchar(40) null;
