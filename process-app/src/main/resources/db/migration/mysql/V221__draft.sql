-- What a person has typed into a task's form and not sent yet. It goes with the task, which is a row of the engine's.
create table draft (
    task_id varchar(64) not null,
    subject varchar(255) not null,
    saved_at datetime(3) not null,
    draft_values longtext not null,
    constraint draft_pk primary key (task_id, subject)
) character set utf8mb4 collate utf8mb4_bin;
