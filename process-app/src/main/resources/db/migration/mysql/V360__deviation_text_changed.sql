-- who took back a text to change it, and why: its signature and approvals are void
alter table deviation_text add column superseded_subject varchar(255);
alter table deviation_text add column superseded_by varchar(255);
alter table deviation_text add column superseded_why text;
alter table deviation_text add column superseded_at datetime(3);
