create table policy_version (
    version_nr integer not null,
    origin varchar(20) not null,
    created_at timestamp(3) not null,
    constraint policy_version_pk primary key (version_nr)
);

create table policy_table (
    version_nr integer not null,
    decision_key varchar(60) not null,
    dmn character large object not null,
    sha256 varchar(64) not null,
    constraint policy_table_pk primary key (version_nr, decision_key),
    constraint policy_table_version_fk foreign key (version_nr) references policy_version (version_nr)
);
