-- How far an asset is from meeting a control, where a source counts that: what was accepted can get worse in this too.
alter table finding add column shortfall double;
