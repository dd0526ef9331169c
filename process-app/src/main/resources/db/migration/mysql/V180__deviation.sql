-- agreements that a control is not met for now
create table deviation (
  id               varchar(36)  not null primary key,
  row_version      integer      not null,
  client           varchar(40)  not null,
  case_number      varchar(20)  not null,
  agreement        integer      not null,
  state            varchar(20)  not null,
  renewals         integer      not null,
  levels           integer      not null,
  opened_at        datetime(3) not null,
  in_force_since   datetime(3),
  in_force_until   datetime(3),
  in_force_version integer      not null,
  review_at        datetime(3),
  ended_at         datetime(3),
  end_reason       text,
  constraint deviation_once unique (case_number, agreement)
) default charset = utf8mb4 collate = utf8mb4_bin;
create index deviation_client on deviation (client, state, in_force_until);

-- its versions, each with the signature that was given for it
create table deviation_text (
  id                    varchar(36)   not null primary key,
  deviation_id          varchar(36)   not null,
  text_version          integer       not null,
  reason                varchar(20)   not null,
  request               text not null,
  risk                  text not null,
  likelihood            integer       not null,
  impact                integer       not null,
  compensating_controls text not null,
  residual_likelihood   integer       not null,
  residual_impact       integer       not null,
  advice                varchar(30)   not null,
  advice_text           text not null,
  way_forward           text not null,
  valid_until           date          not null,
  cost_of_not_fixing    varchar(200)  not null,
  assessor_subject      varchar(255)  not null,
  assessor_name         varchar(255)  not null,
  assessed_at           datetime(3)  not null,
  document_id           varchar(64),
  text_sha256           varchar(64),
  pdf_sha256            varchar(64),
  frozen_at             datetime(3),
  review_note           text,
  ack_signed            boolean,
  ack_subject           varchar(255),
  ack_name              varchar(255),
  ack_typed_name        varchar(200),
  ack_decline_reason    text,
  ack_at                datetime(3),
  ack_zone              varchar(64),
  ack_local_time        varchar(32),
  ack_address           varchar(64),
  ack_agent             varchar(400),
  ack_level             varchar(255),
  ack_authenticated_at  datetime(3),
  ack_token_id          varchar(255),
  ack_text_sha256       varchar(64),
  ack_pdf_sha256        varchar(64),
  constraint deviation_text_once unique (deviation_id, text_version),
  constraint deviation_text_of foreign key (deviation_id) references deviation (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table deviation_asset (
  text_id varchar(36)  not null,
  nr      integer      not null,
  asset   varchar(1000) not null,
  primary key (text_id, nr),
  constraint deviation_asset_of foreign key (text_id) references deviation_text (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table deviation_approval (
  text_id        varchar(36)   not null,
  nr             integer       not null,
  approval_level integer       not null,
  approved       boolean       not null,
  subject        varchar(255)  not null,
  name           varchar(255)  not null,
  decided_at     datetime(3)  not null,
  explanation    text not null,
  primary key (text_id, nr),
  constraint deviation_approval_of foreign key (text_id) references deviation_text (id)
) default charset = utf8mb4 collate = utf8mb4_bin;
