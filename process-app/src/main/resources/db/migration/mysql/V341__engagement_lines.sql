-- Which request a line of the engagement record belongs to and which of its mails it tells of; null in what is older.
alter table engagement_line add column request_id varchar(36);
alter table engagement_line add column step varchar(60);
