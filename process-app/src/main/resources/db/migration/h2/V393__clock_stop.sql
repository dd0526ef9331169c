-- an end that was agreed is not reckoned; the calendar that somebody said moves nothing; since when the client waits for the MSP
alter table client_request add column reckoned boolean default true not null;
alter table client_request add column kept_against integer default 0 not null;
alter table client_request add column stopped_at timestamp(3);
alter table client_request add column stopped_for varchar(20);
update client_request set reckoned = false where task in ('report-done', 'decide-proposal');
