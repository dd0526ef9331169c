-- what people say about a case. The text lies outside of the ledger, which holds its salted hash; a comment that its
-- author took back keeps its row, and its text until an administrator erases it (text and salt are then empty)
create table case_comment (
  id              varchar(36)  not null primary key,
  client_id       varchar(40)  not null,
  case_number     varchar(20)  not null,
  -- internal: the MSP's people only; shared: the client's too
  visibility      varchar(10)  not null,
  words           mediumtext not null,
  salt            varchar(64)  not null,
  author_subject  varchar(255) not null,
  author_name     varchar(255) not null,
  author_msp      boolean      not null,
  written_at      datetime(3) not null,
  withdrawn_at    datetime(3),
  constraint case_comment_case foreign key (case_number) references non_compliance (case_number)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index case_comment_about on case_comment (case_number, id);
create index case_comment_author on case_comment (author_subject, written_at);

-- whom a comment names
create table comment_mention (
  comment_id varchar(36)  not null,
  client_id  varchar(40)  not null,
  subject    varchar(255) not null,
  name       varchar(255) not null,
  read_at    datetime(3),
  primary key (comment_id, subject),
  constraint comment_mention_comment foreign key (comment_id) references case_comment (id)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index comment_mention_of on comment_mention (subject, read_at);

-- who wants to hear what happens to a case; whether they may is asked when there is something to tell
create table case_watch (
  case_number varchar(20)  not null,
  client_id   varchar(40)  not null,
  subject     varchar(255) not null,
  since       datetime(3) not null,
  primary key (case_number, subject),
  constraint case_watch_case foreign key (case_number) references non_compliance (case_number)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- what happened to cases that somebody watches, until it is told; what is told together is one mail
create table case_news (
  id          varchar(36)  not null primary key,
  client_id   varchar(40)  not null,
  case_number varchar(20)  not null,
  -- whether the client's people may hear of it
  shared      boolean      not null,
  words_msp   varchar(400) not null,
  words_client varchar(400) not null,
  by_subject  varchar(255) not null,
  happened_at datetime(3) not null,
  told_at     datetime(3),
  constraint case_news_case foreign key (case_number) references non_compliance (case_number)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index case_news_untold on case_news (told_at, case_number);
