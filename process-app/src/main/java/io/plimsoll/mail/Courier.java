package io.plimsoll.mail;

import java.util.List;
import java.util.Map;

/** Hands mails to a server; the port behind which SMTP is. */
interface Courier {

    /** Tries each mail once and answers for each, by its id; never throws for what a server does. */
    Map<String, Delivery> deliver(List<OutboxMail> mails);
}
