-- What was handed back and taken back after services had ended: by whom and when, or why it does not apply.
alter table service_termination add column offboarding varchar(8000);
