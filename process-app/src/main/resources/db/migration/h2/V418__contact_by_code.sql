-- since when a person may answer without an account, by a code; nobody may at first
alter table client_contact add column by_code_since timestamp(3);
