-- what is attached, by its id among the kept documents
alter table outbox_mail add column document_id varchar(36);
