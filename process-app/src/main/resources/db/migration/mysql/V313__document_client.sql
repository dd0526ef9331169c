create index document_client on document (client_id, id);
