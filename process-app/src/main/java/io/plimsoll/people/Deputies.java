package io.plimsoll.people;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who decides while a colleague is away: a named person, for some days. The deputy acts under the own name, and it is
 * kept in whose place. Nobody gets rights from themselves, and a deputy passes nothing on.
 */
@Component
public class Deputies {

    /** What somebody can do in another's place; the keys of the house cannot be lent. */
    private static final Set<Role> LENDABLE = Set.of(Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR);

    private static final int LONGEST_DAYS = 92;

    /** For how long one node may not yet know of a change; asking for each request would cost a statement each. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final Instant NEVER = Instant.EPOCH;

    private static final Logger LOG = LoggerFactory.getLogger(Deputies.class);

    private final DeputyRows rows;
    private final Directory directory;
    private final Ledger ledger;
    private final Msp msp;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile Known known = new Known(NEVER, List.of());

    Deputies(
            DeputyRows rows,
            Directory directory,
            Ledger ledger,
            Msp msp,
            Clock clock,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.directory = directory;
        this.ledger = ledger;
        this.msp = msp;
        this.clock = clock;
        this.transaction = transaction;
    }

    private record Known(Instant at, List<Deputyship> all) {}

    /** A colleague to choose from. */
    public record Colleague(String id, String name) {}

    /**
     * An absence to be arranged.
     *
     * @param absent the account of who is away
     * @param deputy the account of who acts meanwhile
     * @param last day, included
     */
    public record Absence(String absent, String deputy, LocalDate first, LocalDate last) {}

    /** The actor with what they may do today in somebody's place. */
    public Actor with(Actor actor) {
        if (!actor.isMsp() || actor.isSystem()) {
            return actor;
        }
        LocalDate today = today();
        List<StandIn> places = current().stream()
                .filter(one -> one.deputy().equals(actor.subject()) && one.isInEffectOn(today))
                .flatMap(one -> one.roles().stream().sorted().map(one::standIn))
                .toList();
        return places.isEmpty() ? actor : actor.standingIn(places);
    }

    /** Those of today and of later days, the first on top. */
    @Transactional(readOnly = true)
    public List<Deputyship> list(Actor reader) {
        requireMsp(reader);
        return rows.notOverOn(today());
    }

    /** Who can be away or act, by name. */
    public List<Colleague> colleagues(Actor reader) {
        requireMsp(reader);
        return directory.staff().stream()
                .filter(account -> account.enabled() && account.isMsp())
                .map(account -> new Colleague(account.id(), account.shown()))
                .sorted(Comparator.comparing(Colleague::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Names a deputy: everybody for themselves, an administrator for anybody. */
    public PeopleChange name(Absence absence, Actor by) {
        requireMsp(by);
        if (!by.subject().equals(absence.absent()) && !by.has(Role.ADMINISTRATOR)) {
            return new PeopleChange.Refused("An administrator names deputies for others.");
        }
        if (by.subject().equals(absence.deputy())) {
            return new PeopleChange.Refused("Nobody makes themselves a deputy; another administrator does it.");
        }
        Account absent = staff(absence.absent());
        Account deputy = staff(absence.deputy());
        Set<Role> roles = absent.roles().stream().filter(LENDABLE::contains).collect(Collectors.toSet());
        Map<String, String> problems = problems(absence, roles);
        if (!problems.isEmpty()) {
            return new PeopleChange.Invalid(problems);
        }
        Deputyship arranged = new Deputyship(
                UuidCreator.getTimeOrderedEpoch().toString(),
                absent.id(),
                absent.username(),
                absent.shown(),
                deputy.id(),
                deputy.shown(),
                roles,
                absence.first(),
                absence.last(),
                by.name());
        transaction.executeWithoutResult(status -> {
            rows.add(arranged, now());
            record("deputy-named", arranged, deputy.person(), by);
        });
        known = new Known(NEVER, List.of());
        return new PeopleChange.Done(
                deputy.id(), List.of("%s acts for %s in that time.".formatted(deputy.shown(), absent.shown())));
    }

    /** Ends it at once; what was decided meanwhile stands. */
    public PeopleChange end(String id, Actor by) {
        requireMsp(by);
        Deputyship one = rows.find(id).orElseThrow(NotVisible::new);
        if (!by.subject().equals(one.absent()) && !by.has(Role.ADMINISTRATOR)) {
            return new PeopleChange.Refused("An administrator or who was away ends this.");
        }
        transaction.executeWithoutResult(status -> {
            rows.end(id, by.name(), now());
            record(
                    "deputy-ended",
                    one,
                    one.standIn(one.roles().iterator().next()).person(),
                    by);
        });
        known = new Known(NEVER, List.of());
        return new PeopleChange.Done(
                "", List.of("%s acts for %s no longer.".formatted(one.deputyName(), one.absentName())));
    }

    private Map<String, String> problems(Absence absence, Set<Role> roles) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (absence.absent().equals(absence.deputy())) {
            problems.put("deputy", "Choose somebody else.");
        }
        if (roles.isEmpty()) {
            problems.put("absent", "This person decides nothing that somebody could decide in their place.");
        }
        if (absence.last().isBefore(absence.first()) || absence.last().isBefore(today())) {
            problems.put("last", "The last day cannot be before the first, or before today.");
        } else if (ChronoUnit.DAYS.between(absence.first(), absence.last()) >= LONGEST_DAYS) {
            problems.put("last", "At most %d days; who is away for longer needs a successor.".formatted(LONGEST_DAYS));
        }
        return problems;
    }

    private Account staff(String id) {
        return directory
                .account(id)
                .filter(account -> account.enabled() && account.isMsp())
                .orElseThrow(NotVisible::new);
    }

    private void record(String event, Deputyship one, Actor about, Actor by) {
        ledger.append(new LedgerFact(
                Chain.msp(),
                event,
                "",
                by,
                Map.of(
                        "deputyship",
                        one.id(),
                        "roles",
                        one.roles().stream().map(Role::claim).sorted().toList(),
                        "from",
                        one.first().toString(),
                        "until",
                        one.last().toString(),
                        Ledger.PERSON,
                        ledger.markOf(about))));
    }

    /** Nobody acts for anybody where it cannot be asked who does; whoever needs the database then hears that it is away. */
    private List<Deputyship> current() {
        Known now = known;
        Instant at = clock.instant();
        if (Duration.between(now.at(), at).abs().compareTo(FRESH) > 0) {
            try {
                now = new Known(at, rows.notOverOn(today()));
            } catch (DataAccessException away) {
                LOG.warn("Deputies cannot be asked for: {}", away.getMessage());
                return List.of();
            }
            known = now;
        }
        return now.all();
    }

    private static void requireMsp(Actor actor) {
        if (!actor.isMsp()) {
            throw new AccessDenied();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(msp.zone()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
