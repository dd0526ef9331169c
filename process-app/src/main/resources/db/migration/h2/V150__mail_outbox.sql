-- What was told to whom, frozen as it was worded, and how far it got.
CREATE TABLE outbox_mail (
    id              VARCHAR(36)  NOT NULL,
    client_id       VARCHAR(40)  NOT NULL,
    case_number     VARCHAR(20),
    event           VARCHAR(60)  NOT NULL,
    audience        VARCHAR(10)  NOT NULL,
    cause           VARCHAR(120) NOT NULL,
    step            VARCHAR(60)  NOT NULL,
    recipient       VARCHAR(254) NOT NULL,
    recipient_name  VARCHAR(200) NOT NULL,
    locale          VARCHAR(20)  NOT NULL,
    message_id      VARCHAR(254) NOT NULL,
    subject         VARCHAR(250) NOT NULL,
    html_body       CHARACTER LARGE OBJECT NOT NULL,
    text_body       CHARACTER LARGE OBJECT NOT NULL,
    state           VARCHAR(10)  NOT NULL,
    attempts        INT          NOT NULL,
    queued_at       TIMESTAMP(3) NOT NULL,
    next_attempt_at TIMESTAMP(3) NOT NULL,
    claim_id        VARCHAR(36),
    lease_until     TIMESTAMP(3),
    sent_at         TIMESTAMP(3),
    last_error      VARCHAR(500) NOT NULL,
    CONSTRAINT outbox_mail_pk PRIMARY KEY (id),
    CONSTRAINT outbox_mail_once UNIQUE (cause, recipient, step)
);

CREATE INDEX outbox_mail_due ON outbox_mail (state, next_attempt_at);
CREATE INDEX outbox_mail_lease ON outbox_mail (state, lease_until);
CREATE INDEX outbox_mail_case ON outbox_mail (client_id, case_number);
