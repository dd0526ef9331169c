-- when questions that are new to a client are asked, while they wait; and which it was ever asked
alter table attestation add column ask_new_at datetime(3);
create index asked_question_client on asked_question (client_id, question_id);
