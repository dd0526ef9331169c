-- what a mail says that is still to be worded, with others to the same person; null once it is
alter table outbox_mail add column kept_order mediumtext;
