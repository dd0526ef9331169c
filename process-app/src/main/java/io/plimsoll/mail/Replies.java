package io.plimsoll.mail;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands answers on to their case, each once, however often the mailbox is read. */
@Component
class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private static final int MOST_AN_HOUR = 60;

    private final JdbcClient db;
    private final CaseReplies cases;
    private final Clock clock;

    Replies(JdbcClient db, CaseReplies cases, Clock clock) {
        this.db = db;
        this.cases = cases;
        this.clock = clock;
    }

    private record Answered(String mail, ClientId client, CaseNumber number) {}

    /**
     * Of what comes about one case, 60 in an hour are heard, whoever they say they are from: the rest is machines that
     * answer each other, or somebody's mischief, and stays in the mailbox.
     *
     * @return whether it is an answer to a mail of ours, and new
     */
    @Transactional
    boolean heard(Reply reply) {
        Optional<Answered> answered = answered(reply.token());
        if (answered.isEmpty()) {
            LOG.warn("An answer by mail bears a token that no mail has; it is left for people to read");
            return false;
        }
        Answered to = answered.get();
        if (lately(to) >= MOST_AN_HOUR) {
            LOG.warn("Too many answers by mail about {}; the rest is left in the mailbox", to.number());
            return false;
        }
        if (!isNew(to, reply)) {
            return false;
        }
        cases.take(new CaseReply(
                to.client(), to.number(), to.mail(), reply.sender(), reply.words(), reply.files(), reply.sha256()));
        return true;
    }

    /** The token is what opens this, so nobody's tenancy is asked. */
    private Optional<Answered> answered(String token) {
        return db.sql("select id, client_id, case_number from outbox_mail where reply_token = :token")
                .param("token", token)
                .query((row, at) -> new Answered(
                        row.getString(1), new ClientId(row.getString(2)), new CaseNumber(row.getString(3))))
                .optional();
    }

    private int lately(Answered to) {
        return db.sql(
                        "select count(*) from mail_reply where client_id = :client and case_number = :number and received_at"
                                + " > :since")
                .param("client", to.client().value())
                .param("number", to.number().value())
                .param("since", utc(clock.instant().minus(Duration.ofHours(1))))
                .query(Integer.class)
                .single();
    }

    private boolean isNew(Answered to, Reply reply) {
        try {
            return db.sql("insert into mail_reply (mail_id, sha256, client_id, case_number, received_at) values (:mail,"
                                    + " :sha256, :client, :number, :at)")
                            .param("mail", to.mail())
                            .param("sha256", reply.sha256())
                            .param("client", to.client().value())
                            .param("number", to.number().value())
                            .param("at", utc(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                            .update()
                    > 0;
        } catch (DuplicateKeyException readBefore) {
            return false;
        }
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
