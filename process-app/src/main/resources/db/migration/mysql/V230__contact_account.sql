-- whom mail goes to no more, and which account of the sign-in the person has
alter table client_contact add column active boolean default true not null;
alter table client_contact add column account_id varchar(255);
