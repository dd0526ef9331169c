-- by which calendar of the client each date that somebody was told was reckoned; unknown for those of before
alter table deviation add column zone varchar(60);
alter table deviation add column calendar integer;
alter table remediation add column zone varchar(60);
alter table remediation add column calendar integer;
alter table remediation_agreed add column zone varchar(60);
alter table remediation_agreed add column calendar integer;
alter table remediation_extension add column zone varchar(60);
alter table remediation_extension add column calendar integer;
alter table remediation_extension_day add column zone varchar(60);
alter table remediation_extension_day add column calendar integer;
alter table service_resumption add column zone varchar(60);
alter table service_resumption add column calendar integer;
alter table service_order add column zone varchar(60);
alter table service_order add column calendar integer;
alter table attestation add column zone varchar(60);
alter table attestation add column calendar integer;
alter table attestation_answer add column zone varchar(60);
alter table attestation_answer add column calendar integer;
alter table incident add column clock_zone varchar(60);
alter table incident add column clock_calendar integer;
alter table incident add column receipt_zone varchar(60);
alter table incident add column receipt_calendar integer;
alter table incident_disclosure add column zone varchar(60);
alter table incident_disclosure add column calendar integer;

-- both dates of an adoption were reckoned at once, so that of the one is known from the other
alter table adoption add column in_force_zone varchar(64);
alter table adoption add column in_force_calendar integer;
update adoption set in_force_zone = zone, in_force_calendar = calendar_version;
