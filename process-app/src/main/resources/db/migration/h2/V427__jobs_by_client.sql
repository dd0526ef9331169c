-- due jobs are found by their time and, of one time, client by client
create index PLIMSOLL_IDX_JOB_DUE_CLIENT on ACT_RU_JOB (DUEDATE_, TENANT_ID_);
drop index PLIMSOLL_IDX_JOB_DUEDATE;
