create table task_completion (
    task_id varchar(64) not null,
    client_id varchar(40) not null,
    case_number varchar(20) not null,
    form_id varchar(60) not null,
    by_subject varchar(255) not null,
    by_name varchar(255) not null,
    done_at datetime(3) not null,
    idempotency_key varchar(255) not null,
    values_hash varchar(64) not null,
    constraint task_completion_pk primary key (task_id)
) character set utf8mb4 collate utf8mb4_bin;

create table case_flow (
    instance_id varchar(64) not null,
    client_id varchar(40) not null,
    case_number varchar(20) not null,
    kept_at datetime(3) not null,
    flow longtext not null,
    constraint case_flow_pk primary key (instance_id)
) character set utf8mb4 collate utf8mb4_bin;

create index case_flow_case_ix on case_flow (case_number);
