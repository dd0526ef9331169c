-- The evidence that a signatory saw, by the million assets: apart from its case, so that reading cases does not read it.
-- What was kept in non_compliance.baseline before stays there and is still read.
create table case_baseline (
  id       varchar(36)         not null primary key,
  evidence longblob            not null
) default charset = utf8mb4 collate = utf8mb4_bin;
alter table non_compliance add column baseline_id varchar(36);
alter table non_compliance add constraint non_compliance_baseline foreign key (baseline_id) references case_baseline (id);

-- dismissed assets by the hashes of their names; earlier dismissals have the names
alter table dismissal add column covered longblob;

-- how many assets an agreement covers, and the hash of all their names; deviation_asset has the first of them
alter table deviation_text add column scope_assets integer;
alter table deviation_text add column scope_sha256 varchar(64);

-- findings of one check are read on from key to key
create index finding_check_key on finding (client_id, source_name, check_id, account, status, fingerprint);
drop index finding_check on finding;
alter table finding rename index finding_check_key to finding_check;
