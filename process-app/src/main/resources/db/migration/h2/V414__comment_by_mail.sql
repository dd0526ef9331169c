-- a comment that came by mail: from which address, as the mail says, and the hash of the whole message
alter table case_comment add column mail_from varchar(254);
alter table case_comment add column mail_sha256 varchar(64);
