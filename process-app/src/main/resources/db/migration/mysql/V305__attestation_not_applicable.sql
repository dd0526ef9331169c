-- room for the word of an answer that a question does not apply
alter table attestation_answer modify column answer varchar(20) not null;
