-- the last reminder to tell somebody of an incident
alter table incident_disclosure add column reminders integer default 0 not null;
