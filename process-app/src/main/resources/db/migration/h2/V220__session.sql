-- Browser sessions, so that every node knows them and a restart does not end them. Names and columns are Spring
-- Session's; what is in them is sealed. PRINCIPAL_NAME holds the id of the row in sign_in, never a name.
create table SPRING_SESSION (
    PRIMARY_ID varchar(36) not null,
    SESSION_ID varchar(36) not null,
    CREATION_TIME bigint not null,
    LAST_ACCESS_TIME bigint not null,
    MAX_INACTIVE_INTERVAL int not null,
    EXPIRY_TIME bigint not null,
    PRINCIPAL_NAME varchar(100),
    constraint spring_session_pk primary key (PRIMARY_ID)
);

create unique index spring_session_id_ux on SPRING_SESSION (SESSION_ID);
create index spring_session_expiry_ix on SPRING_SESSION (EXPIRY_TIME);
create index spring_session_principal_ix on SPRING_SESSION (PRINCIPAL_NAME);

create table SPRING_SESSION_ATTRIBUTES (
    SESSION_PRIMARY_ID varchar(36) not null,
    ATTRIBUTE_NAME varchar(200) not null,
    ATTRIBUTE_BYTES binary large object not null,
    constraint spring_session_attributes_pk primary key (SESSION_PRIMARY_ID, ATTRIBUTE_NAME),
    constraint spring_session_attributes_fk foreign key (SESSION_PRIMARY_ID)
        references SPRING_SESSION (PRIMARY_ID) on delete cascade
);

-- Who is signed in, and what the issuer last said about them. A session whose row is gone is over, on every node.
create table sign_in (
    id varchar(36) not null,
    issuer varchar(255) not null,
    issuer_session varchar(255) not null,
    subject varchar(255) not null,
    issued_at timestamp(3) not null,
    signed_in_at timestamp(3) not null,
    seen_at timestamp(3) not null,
    confirmed_at timestamp(3) not null,
    rights character large object not null,
    refresh_token binary large object not null,
    constraint sign_in_pk primary key (id)
);

create index sign_in_issuer_session_ix on sign_in (issuer_session);
create index sign_in_subject_ix on sign_in (subject);
create index sign_in_signed_in_ix on sign_in (signed_in_at);
