-- Security events on their way to the webhook; a row is gone when it was taken there. The log keeps all of them.
CREATE TABLE security_event_outbox (
    id              VARCHAR(36)  NOT NULL,
    body            CHARACTER LARGE OBJECT NOT NULL,
    attempts        INT          NOT NULL,
    next_attempt_at TIMESTAMP(3) NOT NULL,
    last_error      VARCHAR(300) NOT NULL,
    CONSTRAINT security_event_outbox_pk PRIMARY KEY (id)
);

CREATE INDEX security_event_outbox_due ON security_event_outbox (next_attempt_at);
