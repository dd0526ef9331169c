-- What a person has typed into a task's form and not sent yet. It goes with the task, however that ends.
create table draft (
    task_id varchar(64) not null,
    subject varchar(255) not null,
    saved_at timestamp(3) not null,
    draft_values character large object not null,
    constraint draft_pk primary key (task_id, subject),
    constraint draft_task_fk foreign key (task_id) references ACT_RU_TASK (ID_) on delete cascade
);
