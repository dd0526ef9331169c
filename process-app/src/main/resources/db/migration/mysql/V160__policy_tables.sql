create table policy_version (
    version_nr integer not null,
    origin varchar(20) not null,
    created_at datetime(3) not null,
    constraint policy_version_pk primary key (version_nr)
) character set utf8mb4 collate utf8mb4_bin;

create table policy_table (
    version_nr integer not null,
    decision_key varchar(60) not null,
    dmn longtext not null,
    sha256 varchar(64) not null,
    constraint policy_table_pk primary key (version_nr, decision_key),
    constraint policy_table_version_fk foreign key (version_nr) references policy_version (version_nr)
) character set utf8mb4 collate utf8mb4_bin;
