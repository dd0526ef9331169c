package io.plimsoll.mail;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A provider's own words in the mails to one client, each version kept with who wrote it. */
@Component
public class ClientMailWords implements OwnWords.Source {

    /** The longest subject, and the longest paragraph. */
    public static final int LONGEST_SUBJECT = 150;

    public static final int LONGEST_PARAGRAPH = 600;

    private static final int VERSIONS_SHOWN = 20;

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;

    ClientMailWords(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What an administrator typed; line ends become blanks, since each part is one paragraph. */
    public record Typed(
            @Nullable String subject,
            @Nullable String introduction,
            @Nullable String closing) {

        /** All of it. */
        public String all() {
            return text(subject) + text(introduction) + text(closing);
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed;
        }

        private OwnWords words(int version, Actor by) {
            return new OwnWords(
                    version,
                    PlainText.oneLine(text(subject)),
                    PlainText.oneLine(text(introduction)),
                    PlainText.oneLine(text(closing)),
                    by.name(),
                    null);
        }
    }

    @Override
    public OwnWords of(ClientId client, MailEvent event, String language) {
        return event.audience().equals("client")
                ? versions(client, event, language, 1).stream().findFirst().orElse(OwnWords.NONE)
                : OwnWords.NONE;
    }

    /** The newest versions first. */
    @Transactional(readOnly = true)
    public List<OwnWords> history(ClientId client, String mail, String language, Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.AUDITOR).requireClient(client);
        return versions(client, MailEvent.ofFolder(mail), language, VERSIONS_SHOWN);
    }

    /** The placeholders that the words for this mail may use; none for a mail to the MSP's own people, which takes no words. */
    public Set<String> placeholders(String mail) {
        MailEvent event = MailEvent.ofFolder(mail);
        return event.audience().equals("client") ? Placeholders.of(event) : Set.of();
    }

    /**
     * Puts new words in the place of those that count; empty ones withdraw them. What is wrong with them, in words;
     * nothing is saved then.
     *
     * @param based the version that the writer has seen
     */
    @Transactional
    public List<String> write(ClientId client, String mail, String language, int based, Typed typed, Actor by) {
        by.require(Role.ADMINISTRATOR).requireClient(client);
        MailEvent event = MailEvent.ofFolder(mail);
        OwnWords words = typed.words(based + 1, by);
        List<String> problems = problems(event, words);
        if (!problems.isEmpty()) {
            return problems;
        }
        OwnWords now = of(client, event, language);
        if (now.version() != based || !add(client, event, language, words, by)) {
            return List.of("Somebody else has changed these words meanwhile. Look at theirs first.");
        }
        record(client, event, language, words, by);
        return List.of();
    }

    private void record(ClientId client, MailEvent event, String language, OwnWords words, Actor by) {
        String about = event.folder() + "/" + language + "/" + words.version();
        ledger.append(new LedgerFact(
                Chain.of(client),
                words.areNone() ? "mail-words-withdrawn" : "mail-words-changed",
                "",
                by,
                Map.of(
                        "mail",
                        about,
                        "words",
                        Sha256.salted(
                                client + "/" + about,
                                words.subject() + "\n" + words.introduction() + "\n" + words.closing()))));
    }

    private static List<String> problems(MailEvent event, OwnWords words) {
        List<String> problems = new ArrayList<>();
        if (!event.audience().equals("client")) {
            problems.add("Mails to our own people take no other words.");
        }
        if (words.subject().length() > LONGEST_SUBJECT) {
            problems.add("A subject has at most " + LONGEST_SUBJECT + " characters.");
        }
        if (Math.max(words.introduction().length(), words.closing().length()) > LONGEST_PARAGRAPH) {
            problems.add("A paragraph has at most " + LONGEST_PARAGRAPH + " characters.");
        }
        for (String part : List.of(words.subject(), words.introduction(), words.closing())) {
            Placeholders.unknown(part, Placeholders.of(event))
                    .forEach(name -> problems.add("There is no {{" + name + "}} in this mail."));
            if (Placeholders.areBroken(part)) {
                problems.add("Two braces begin a placeholder, and two end it.");
            }
        }
        return problems.stream().distinct().toList();
    }

    private boolean add(ClientId client, MailEvent event, String language, OwnWords words, Actor by) {
        try {
            return db.sql("insert into mail_words (client_id, mail, locale, version, subject, introduction, closing,"
                                    + " written_by, written_by_name, written_at) values (:client, :mail, :language,"
                                    + " :version, :subject, :introduction, :closing, :by, :name, :at)")
                            .param("client", client.value())
                            .param("mail", event.folder())
                            .param("language", language)
                            .param("version", words.version())
                            .param("subject", words.subject())
                            .param("introduction", words.introduction())
                            .param("closing", words.closing())
                            .param("by", by.subject())
                            .param("name", by.name())
                            .param(
                                    "at",
                                    LocalDateTime.ofInstant(
                                            clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC))
                            .update()
                    > 0;
        } catch (DuplicateKeyException other) {
            return false;
        }
    }

    private List<OwnWords> versions(ClientId client, MailEvent event, String language, int most) {
        return db.sql(
                        "select version, subject, introduction, closing, written_by_name, written_at from mail_words where"
                                + " client_id = :client and mail = :mail and locale = :language order by version desc limit :most")
                .param("client", client.value())
                .param("mail", event.folder())
                .param("language", language)
                .param("most", most)
                .query(ClientMailWords::words)
                .list();
    }

    private static OwnWords words(ResultSet row, int at) throws SQLException {
        return new OwnWords(
                row.getInt("version"),
                row.getString("subject"),
                row.getString("introduction"),
                row.getString("closing"),
                row.getString("written_by_name"),
                row.getObject("written_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
