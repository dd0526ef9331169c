-- room for the word of an answer that a question does not apply
alter table attestation_answer alter column answer set data type varchar(20);
