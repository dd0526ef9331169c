-- the files that a client names when it reports that the work is done
alter table remediation_report add column report_documents varchar(2000);
