-- with it, the name of a person can be proved to others without saying their account; rows from before have none
alter table ledger_person add column account_salt varchar(64);
