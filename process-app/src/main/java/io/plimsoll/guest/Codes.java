package io.plimsoll.guest;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.CodeSettings;
import io.plimsoll.client.ContactView;
import io.plimsoll.guest.CodeRows.Code;
import io.plimsoll.guest.Standing.Allowed;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.mail.MailOrder;
import io.plimsoll.mail.Mails;
import io.plimsoll.mail.Recipient;
import io.plimsoll.mail.SecretLeft;
import io.plimsoll.mail.SecretWord;
import io.plimsoll.mail.SecretWords;
import io.plimsoll.noncompliance.ByCode;
import io.plimsoll.people.Directory;
import io.plimsoll.people.DirectoryUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way in for people without an account: a code goes to the address on record, and whoever types it in the browser
 * that asked is let in, once. A code is made of its row's id by a key; it is stored nowhere, here or in the outbox.
 */
@Component
public class Codes {

    private static final Logger LOG = LoggerFactory.getLogger(Codes.class);
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final String MAIL = "code";

    private final Standing standing;
    private final CodeRows rows;
    private final StayRows stays;
    private final SecretWords words;
    private final Directory directory;
    private final Clients clients;
    private final Mails mails;
    private final Ledger ledger;
    private final CodeSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Codes(
            Standing standing,
            CodeRows rows,
            StayRows stays,
            SecretWords words,
            Directory directory,
            Clients clients,
            Mails mails,
            Ledger ledger,
            CodeSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.standing = standing;
        this.rows = rows;
        this.stays = stays;
        this.words = words;
        this.directory = directory;
        this.clients = clients;
        this.mails = mails;
        this.ledger = ledger;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
        if (settings.enabled() && !words.areReady()) {
            throw new IllegalStateException(
                    "plimsoll.codes.enabled is set, but not plimsoll.strongbox.key: codes could not be made");
        }
    }

    /** Whether anybody comes in this way. */
    public boolean areOn() {
        return settings.enabled();
    }

    /**
     * Sends a code to the contact, if they may have one.
     *
     * @param browser what only the browser that asks was given
     */
    public Asking ask(CaseNumber number, String contact, String browser) {
        Optional<Allowed> allowed = standing.of(number, contact);
        if (allowed.isEmpty()) {
            return Asking.NOBODY;
        }
        boolean account;
        try {
            // outside of any transaction, since it may ask another server
            account = directory.isSetUp()
                    && directory.byEmail(allowed.get().contact().email()).isPresent();
        } catch (DirectoryUnavailable e) {
            LOG.warn("No code is sent while nobody can say whether its reader has an account: {}", e.getMessage());
            return Asking.NOBODY;
        }
        return transaction.execute(status -> {
            Asking asking = ask(allowed.get(), browser, account);
            if (asking == Asking.TOO_OFTEN) {
                status.setRollbackOnly();
            }
            return asking;
        });
    }

    private Asking ask(Allowed who, String browser, boolean account) {
        Instant now = now();
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        // first, since it keeps others who ask at this client waiting: nobody is counted past
        record(who, "code-asked", Actor.system(who.client()), Map.of("code", id, "account", account));
        Instant after = now.minus(COUNTED);
        if (rows.ofContact(who, after) >= settings.perContact() || rows.ofCase(who, after) >= settings.perCase()) {
            return Asking.TOO_OFTEN;
        }
        Instant until = now.plus(settings.life());
        rows.add(id, who, account ? "" : Sha256.hex(browser), now, until);
        MailOrder order = order(who, id, account);
        if (account) {
            mails.queue(order);
            return Asking.HAS_ACCOUNT;
        }
        mails.queue(order, new SecretWord(id, until));
        return Asking.SENT;
    }

    private MailOrder order(Allowed who, String id, boolean account) {
        ClientView client = clients.get(who.client(), Actor.system(who.client()));
        ContactView contact = who.contact();
        Recipient to = new Recipient(
                contact.name(),
                contact.email(),
                contact.locale(),
                client.calendar().zone());
        String page = account ? "/cases/" + who.number() : ByCode.door(who.number(), contact.id()) + "/enter";
        Map<String, Object> model = Map.of(
                "clientName", client.name(),
                "number", who.number().value(),
                "account", account,
                "code", SecretWord.PLACE,
                "minutes", settings.life().toMinutes());
        return new MailOrder(MAIL, "client", to, who.client(), who.number(), "code:" + id, MAIL, page, model);
    }

    /**
     * Lets somebody in who typed the code that their browser asked for last.
     *
     * @param browser as for {@link #ask}, "" where this one never asked
     */
    public Admission enter(CaseNumber number, String contact, String browser, String typed) {
        return transaction.execute(status -> rows.lastOf(number, contact, browser.isEmpty() ? "-" : Sha256.hex(browser))
                .map(code -> tried(code, number, contact, typed))
                .orElseGet(() -> new Admission.Out("This browser asked for no code here")));
    }

    private Admission tried(Code code, CaseNumber number, String contact, String typed) {
        boolean right = words.isTyped(code.id(), typed);
        Optional<Allowed> allowed = standing.of(number, contact)
                .filter(who -> who.client().equals(code.client()) && who.covers(code.askedAt()));
        String why = objection(code, right, allowed.isPresent());
        if (!why.isEmpty() || allowed.isEmpty()) {
            rows.tried(code);
            // one try more than there are, so that a code that died is on record; later ones are told of elsewhere
            if (code.tries() <= settings.tries()) {
                ledger.append(new LedgerFact(
                        Chain.of(code.client()),
                        "code-refused",
                        number.value(),
                        Actor.system(code.client()),
                        Map.of("code", code.id(), "contact", contact, "try", code.tries() + 1, "because", why)));
            }
            return new Admission.Out(why);
        }
        return new Admission.In(let(code, allowed.get()));
    }

    private String objection(Code code, boolean right, boolean allowed) {
        if (code.usedAt() != null) {
            return "The code was used before";
        } else if (code.tries() >= settings.tries()) {
            return "The code is dead after too many wrong tries";
        } else if (!now().isBefore(code.until())) {
            return "The code has run out";
        } else if (!allowed) {
            return "The contact may not answer this case any more";
        }
        return right ? "" : "The code is wrong";
    }

    private Guest let(Code code, Allowed who) {
        ContactView contact = who.contact();
        Instant now = now();
        rows.used(code, now);
        Guest guest = new Guest(
                UuidCreator.getTimeOrderedEpoch().toString(),
                who.client(),
                who.number(),
                contact.id(),
                contact.name(),
                contact.email());
        stays.begin(guest, now);
        record(who, "code-used", guest.actor(), Map.of("code", code.id(), "session", guest.session()));
        return guest;
    }

    @EventListener
    void on(SecretLeft left) {
        rows.about(left.client(), left.secret())
                .ifPresent(about -> ledger.append(new LedgerFact(
                        Chain.of(left.client()),
                        "code-sent",
                        about.number().value(),
                        Actor.system(left.client()),
                        Map.of("code", left.secret(), "contact", about.contact()))));
    }

    private void record(Allowed who, String event, Actor by, Map<String, Object> facts) {
        Map<String, Object> all = new TreeMap<>(facts);
        all.put("contact", who.contact().id());
        ledger.append(new LedgerFact(Chain.of(who.client()), event, who.number().value(), by, all));
    }

    /** As finely as it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
