package io.plimsoll.mail;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have chosen about their mail, by their address: each for themselves, and for nobody else. */
@Component
public class MailChoices {

    /** Stands where a client would, for the MSP's own people. */
    private static final String MSP = "-";

    private final JdbcClient db;

    MailChoices(JdbcClient db) {
        this.db = db;
    }

    /** Where mail about it goes; "" where the sign-in names no address, and nothing can be chosen. */
    public String addressOf(Actor person) {
        return person.email().toLowerCase(Locale.ROOT);
    }

    /** What somebody has chosen for themselves. */
    @Transactional(readOnly = true)
    public MailChoice of(Actor person) {
        return find(owner(person), addressOf(person)).orElse(MailChoice.NONE);
    }

    /** Chooses anew; holds for what is caused from now on. IllegalArgumentException for an hour that no day has. */
    @Transactional
    public void choose(MailChoice choice, Actor person) {
        Integer hour = choice.hour();
        if (addressOf(person).isEmpty() || hour != null && (hour < 0 || hour > 23)) {
            throw new IllegalArgumentException("An hour from 0 to 23, for somebody with an address");
        }
        if (update(choice, person) == 0) {
            insert(choice, person);
        }
    }

    private int update(MailChoice choice, Actor person) {
        return db.sql("update mail_choice set digest_hour = :hour, mentions = :mentions, news = :news where client_id ="
                        + " :client and email = :email")
                .param("hour", choice.hour())
                .param("mentions", choice.mentions())
                .param("news", choice.news())
                .param("client", owner(person))
                .param("email", addressOf(person))
                .update();
    }

    private void insert(MailChoice choice, Actor person) {
        try {
            db.sql(
                            "insert into mail_choice (client_id, email, digest_hour, mentions, news) values (:client, :email, :hour,"
                                    + " :mentions, :news)")
                    .param("client", owner(person))
                    .param("email", addressOf(person))
                    .param("hour", choice.hour())
                    .param("mentions", choice.mentions())
                    .param("news", choice.news())
                    .update();
        } catch (DuplicateKeyException pressedTwice) {
            update(choice, person);
        }
    }

    /** What holds for a mail's reader. */
    MailChoice of(MailOrder order) {
        String owner = order.audience().equals("client") ? order.oneClient().value() : MSP;
        return find(owner, order.to().email().toLowerCase(Locale.ROOT)).orElse(MailChoice.NONE);
    }

    private Optional<MailChoice> find(String owner, String email) {
        return db.sql(
                        "select digest_hour, mentions, news from mail_choice where client_id = :client and email = :email")
                .param("client", owner)
                .param("email", email)
                .query((row, at) -> new MailChoice(hour(row.getObject(1)), row.getBoolean(2), row.getBoolean(3)))
                .optional();
    }

    private static @Nullable Integer hour(@Nullable Object stored) {
        return stored == null ? null : ((Number) stored).intValue();
    }

    private static String owner(Actor person) {
        return person.isMsp()
                ? MSP
                : person.scope().clients().stream()
                        .map(ClientId::value)
                        .findFirst()
                        .orElse(MSP);
    }
}
