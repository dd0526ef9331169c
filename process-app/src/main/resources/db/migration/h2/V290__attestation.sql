-- the clients that are asked on a cycle
create table attestation (
  client_id  varchar(40)  not null primary key,
  begun_at   timestamp(3) not null,
  ask_again  boolean      not null
);

-- what is asked of a client at one time; "open_key" is the client while it is open
create table questionnaire (
  id               varchar(36)  not null primary key,
  client_id        varchar(40)  not null,
  open_key         varchar(40),
  asked_at         timestamp(3) not null,
  due_at           timestamp(3) not null,
  zone             varchar(60)  not null,
  calendar_version integer      not null,
  policy_version   integer      not null,
  last_rung        integer      not null,
  reminders        integer      not null,
  ending           varchar(20),
  ended_at         timestamp(3),
  constraint questionnaire_open unique (open_key)
);
create index questionnaire_client on questionnaire (client_id, asked_at);

-- the questions in the words in which they were asked
create table asked_question (
  questionnaire_id varchar(36)  not null,
  client_id        varchar(40)  not null,
  question_id      varchar(60)  not null,
  place            integer      not null,
  area             varchar(200) not null,
  words            varchar(300) not null,
  help             varchar(400) not null,
  text_sha256      varchar(64)  not null,
  by_signatory     boolean      not null,
  evidence         boolean      not null,
  answered         boolean      not null,
  primary key (questionnaire_id, question_id),
  constraint asked_question_of foreign key (questionnaire_id) references questionnaire (id)
);

-- answers, never changed but in whether they still count; "current_key" is client and question of the one that does
create table attestation_answer (
  id               varchar(36)            not null primary key,
  client_id        varchar(40)            not null,
  question_id      varchar(60)            not null,
  questionnaire_id varchar(36)            not null,
  current_key      varchar(101),
  answer           varchar(10)            not null,
  words            character large object not null,
  by_subject       varchar(255)           not null,
  by_name          varchar(255)           not null,
  answered_at      timestamp(3)           not null,
  ask_again_at     timestamp(3)           not null,
  valid_until      timestamp(3)           not null,
  expired          boolean                not null,
  text_sha256      varchar(64)            not null,
  constraint attestation_answer_current unique (current_key)
);
create index attestation_answer_client on attestation_answer (client_id, question_id);
