-- remedies that clients chose
create table remediation (
  id          varchar(36)  not null primary key,
  row_version integer      not null,
  client      varchar(40)  not null,
  case_number varchar(20)  not null,
  sequence    integer      not null,
  state       varchar(20)  not null,
  failures    integer      not null,
  setback     varchar(4000),
  wish        varchar(4000),
  opened_at   timestamp(3) not null,
  work_due    timestamp(3),
  ended_at    timestamp(3),
  constraint remediation_once unique (case_number, sequence)
);

-- versions of the client's plan
create table remediation_plan (
  id                varchar(36)   not null primary key,
  remediation_id    varchar(36)   not null,
  plan_version      integer       not null,
  approach          varchar(4000) not null,
  owner             varchar(200)  not null,
  submitter_subject varchar(255)  not null,
  submitter_name    varchar(255)  not null,
  submitted_at      timestamp(3)  not null,
  approved          boolean,
  explanation       varchar(4000),
  reviewer_name     varchar(255),
  reviewed_at       timestamp(3),
  constraint remediation_plan_once unique (remediation_id, plan_version),
  constraint remediation_plan_of foreign key (remediation_id) references remediation (id)
);

create table remediation_milestone (
  plan_id varchar(36)  not null,
  nr      integer      not null,
  title   varchar(4000) not null,
  due_on  date         not null,
  primary key (plan_id, nr),
  constraint remediation_milestone_of foreign key (plan_id) references remediation_plan (id)
);

-- offers of the MSP
create table remediation_proposal (
  id               varchar(36)    not null primary key,
  remediation_id   varchar(36)    not null,
  proposal_version integer        not null,
  description      varchar(4000)  not null,
  currency         varchar(3)     not null,
  total            decimal(14, 2) not null,
  valid_until      date           not null,
  completion       date           not null,
  preparer_subject varchar(255)   not null,
  preparer_name    varchar(255)   not null,
  prepared_at      timestamp(3)   not null,
  offered_at       timestamp(3),
  document_id      varchar(64),
  accepted         boolean,
  decline_reason   varchar(4000),
  decider_subject  varchar(255),
  decider_name     varchar(255),
  decided_at       timestamp(3),
  constraint remediation_proposal_once unique (remediation_id, proposal_version),
  constraint remediation_proposal_of foreign key (remediation_id) references remediation (id)
);

create table remediation_proposal_line (
  proposal_id varchar(36)    not null,
  nr          integer        not null,
  line_text   varchar(200)   not null,
  amount      decimal(14, 2) not null,
  primary key (proposal_id, nr),
  constraint remediation_proposal_line_of foreign key (proposal_id) references remediation_proposal (id)
);

-- the client's reports, each with what came of checking it
create table remediation_report (
  remediation_id   varchar(36)   not null,
  nr               integer       not null,
  report           varchar(4000) not null,
  reporter_subject varchar(255)  not null,
  reporter_name    varchar(255)  not null,
  reported_at      timestamp(3)  not null,
  met              boolean,
  evidence         varchar(4000),
  verifier_subject varchar(255),
  verifier_name    varchar(255),
  verified_at      timestamp(3),
  primary key (remediation_id, nr),
  constraint remediation_report_of foreign key (remediation_id) references remediation (id)
);
