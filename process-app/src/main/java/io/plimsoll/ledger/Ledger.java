package io.plimsoll.ledger;

import io.plimsoll.database.Together;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chains.Head;
import io.plimsoll.ledger.Chains.Stored;
import io.plimsoll.ledger.People.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only, hash-chained record of all that was decided. */
@Component
public class Ledger {

    /** The fact that holds the mark of the person that something was done to. */
    public static final String PERSON = "person";

    private static final Pattern EVENT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_EVENT = 80;
    private static final int LONGEST_SUBJECT = 100;
    private static final int LARGEST_PAGE = 500;

    private final Chains chains;
    private final People people;
    private final TreeHeads heads;
    private final HeadRows headRows;
    private final HeadSignatures signatures;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Consumer<List<LedgerFact>> atOnce = this::appendAll;

    Ledger(
            Chains chains,
            People people,
            TreeHeads heads,
            HeadRows headRows,
            HeadSignatures signatures,
            ApplicationEventPublisher events,
            Clock clock) {
        this.chains = chains;
        this.people = people;
        this.heads = heads;
        this.headRows = headRows;
        this.signatures = signatures;
        this.events = events;
        this.clock = clock;
    }

    /** Appends in the caller's transaction (mandatory) and returns the entry's hash, hex. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String append(LedgerFact fact) {
        check(fact);
        Together.catchUp(atOnce);
        return append(fact.chain(), List.of(fact)).hash();
    }

    /**
     * The same where nobody needs the hash: of what is done {@link Together} all are appended when it ends, which locks
     * the chain late and once.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(LedgerFact fact) {
        check(fact);
        Together.later(atOnce, fact);
    }

    /**
     * The mark under which a fact may name the person that something was done to, as its {@value #PERSON}. Like the
     * author's it is a salted hash, so that the person can be erased and the chain stands.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String markOf(Actor person) {
        return people.hashOf(person);
    }

    /** Appends many at once, in their order within each chain; for imports, where one by one would be slow. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(Collection<LedgerFact> facts) {
        facts.forEach(Ledger::check);
        // chains are locked in one order, so that two imports cannot wait for each other
        Map<String, List<LedgerFact>> byChain = new TreeMap<>();
        facts.forEach(fact -> byChain.computeIfAbsent(fact.chain().name(), name -> new ArrayList<>())
                .add(fact));
        byChain.values().forEach(those -> append(those.get(0).chain(), those));
    }

    /** The chain's entries after {@code afterSequence}, oldest first; at most 500. */
    @Transactional(readOnly = true)
    public List<LedgerRow> list(Chain chain, long afterSequence, int limit, Actor reader) {
        chain.requireReadableBy(reader);
        return rows(chains.after(chain.name(), afterSequence, Math.max(1, Math.min(limit, LARGEST_PAGE))));
    }

    /** All entries about one case, oldest first. */
    @Transactional(readOnly = true)
    public List<LedgerRow> about(Chain chain, CaseNumber number, Actor reader) {
        chain.requireReadableBy(reader);
        return rows(chains.about(chain.name(), number.value()));
    }

    /**
     * What the chains of some clients say of an event about some subjects, oldest first, in one question; for what looks
     * at many matters at once.
     */
    @Transactional(readOnly = true)
    public List<PastFact> facts(String event, Collection<ClientId> clients, Collection<String> subjects, Actor reader) {
        if (clients.isEmpty() || subjects.isEmpty()) {
            return List.of();
        }
        clients.forEach(client -> Chain.of(client).requireReadableBy(reader));
        List<String> names =
                clients.stream().map(client -> Chain.of(client).name()).toList();
        return chains.of(event, names, subjects).stream()
                .flatMap(row -> Entry.read(row.canonical()).stream())
                .map(entry -> new PastFact(entry.subject(), entry.at(), entry.facts()))
                .toList();
    }

    /** Recomputes the chain and its signed heads from the first entry; one that does not fit is made known as {@link ChainBroken}. */
    @Transactional(readOnly = true)
    public Verification verify(Chain chain, Actor reader) {
        chain.requireReadableBy(reader);
        HeadCheck check = new HeadCheck(headRows, signatures.now(), chain.name());
        Verification verification = new ChainCheck(chains, people, check, chain.name()).run();
        if (verification.firstBroken() != null) {
            events.publishEvent(new ChainBroken(chain.name(), verification.firstBroken(), reader));
        }
        return verification;
    }

    /**
     * The signed head of a chain with all its entries, those of the caller's transaction included; made now where the
     * last one does not cover them. Its {@link SignedHead#text} is what to hand to whoever shall be able to prove later
     * that nothing before it was changed.
     *
     * @throws IllegalStateException where the chain has no entry, or one that does not fit: nothing is signed over that
     */
    @Transactional
    public SignedHead seal(Chain chain) {
        TreeHeads.Outcome outcome = heads.sign(chain.name());
        if (outcome instanceof TreeHeads.Outcome.Signed signed) {
            return signed.head();
        }
        throw new IllegalStateException("The chain " + chain.name() + " has no head that could be signed: " + outcome);
    }

    /**
     * Forgets who a person was; the chains keep hashes that nobody can trace any more, and still verify.
     *
     * @param subject the issuer's id of the person
     * @return whether there was anything to forget
     */
    @Transactional
    public boolean erase(String subject, Actor by) {
        by.require(Role.ADMINISTRATOR);
        List<String> erased = people.erase(subject);
        if (!erased.isEmpty()) {
            append(new LedgerFact(Chain.msp(), "person-erased", "", by, Map.of("persons", erased)));
        }
        return !erased.isEmpty();
    }

    private Stored append(Chain chain, List<LedgerFact> facts) {
        Head head = chains.lock(chain.name());
        Map<Actor, String> authors = new HashMap<>();
        List<Stored> entries = new ArrayList<>();
        long sequence = head.entries();
        String previous = head.hash();
        for (LedgerFact fact : facts) {
            String by = authors.computeIfAbsent(fact.by(), people::hashOf);
            Stored stored = stored(fact, ++sequence, by, previous);
            entries.add(stored);
            previous = stored.hash();
        }
        chains.append(chain.name(), entries);
        return entries.get(entries.size() - 1);
    }

    private Stored stored(LedgerFact fact, long sequence, String by, String previous) {
        Entry entry = new Entry(
                fact.chain().name(),
                sequence,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                fact.event(),
                fact.subject(),
                by,
                fact.facts(),
                previous);
        String canonical = entry.canonical();
        return new Stored(sequence, fact.subject(), canonical, Sha256.hex(canonical));
    }

    private List<LedgerRow> rows(List<Stored> stored) {
        Map<Long, Entry> entries = new HashMap<>();
        stored.forEach(row -> Entry.read(row.canonical()).ifPresent(entry -> entries.put(row.sequence(), entry)));
        Map<String, Person> known = people.byHash(entries.values().stream()
                .flatMap(entry -> Stream.of(entry.by(), whom(entry)))
                .filter(mark -> !mark.isEmpty())
                .distinct()
                .toList());
        return stored.stream()
                .map(row -> row(row, entries.get(row.sequence()), known))
                .toList();
    }

    private static String whom(Entry entry) {
        return entry.facts().get(PERSON) instanceof String mark ? mark : "";
    }

    private static String name(String mark, Map<String, Person> known) {
        Person person = known.get(mark);
        return mark.isEmpty() ? "" : person == null ? "erased" : person.name();
    }

    private static LedgerRow row(Stored stored, @Nullable Entry entry, Map<String, Person> known) {
        if (entry == null) {
            // somebody has been at it: shown as such, so that the rest of the chain can still be read
            return new LedgerRow(
                    stored.sequence(), Instant.EPOCH, "unreadable", stored.subject(), "", "", "{}", stored.hash());
        }
        return new LedgerRow(
                stored.sequence(),
                entry.at(),
                entry.event(),
                entry.subject(),
                name(entry.by(), known),
                name(whom(entry), known),
                CanonicalJson.of(entry.facts()),
                stored.hash());
    }

    private static void check(LedgerFact fact) {
        if (fact.event().length() > LONGEST_EVENT
                || !EVENT.matcher(fact.event()).matches()) {
            throw new IllegalArgumentException("Not the name of an event");
        }
        if (fact.subject().length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("Not the id of a subject");
        }
    }
}
