package io.plimsoll.people;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.people.Directory.Changes;
import io.plimsoll.people.Directory.Creation;
import io.plimsoll.people.Directory.NewAccount;
import io.plimsoll.people.OpenWork.HandedOver;
import io.plimsoll.securityevent.SecurityEvent;
import io.plimsoll.securityevent.SecurityEventKind;
import io.plimsoll.securityevent.SecurityEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What inviting and disabling have in common, for clients' people and for the MSP's own. The sign-in is always changed
 * first and the record written after it has answered: what breaks off in between is finished by doing it again.
 */
@Component
class Accounts {

    static final String FIXED =
            "The built-in sign-in has a fixed set of people; with Keycloak you can invite and disable them here.";

    private static final String NO_MAIL = "The sign-in could not send the mail with the link. Set up its mail server"
            + " (in Keycloak: Realm settings, Email), then send the invitation again.";

    private final Directory directory;
    private final Ledger ledger;
    private final OpenWork work;
    private final SecurityEvents events;
    private final TransactionTemplate transaction;

    Accounts(
            Directory directory, Ledger ledger, OpenWork work, SecurityEvents events, TransactionTemplate transaction) {
        this.directory = directory;
        this.ledger = ledger;
        this.work = work;
        this.events = events;
        this.transaction = transaction;
    }

    /** Who is to get an account, or one more role in the account that there is. */
    record Guest(String name, String email, Locale locale, ClientScope scope, Set<Role> roles) {}

    /** What came of an invitation: an account with its roles, or the sign-in's reason against it. */
    sealed interface Invited {
        record In(Account account, boolean created, boolean mailed) implements Invited {

            List<String> told() {
                List<String> told = new ArrayList<>();
                if (!created) {
                    told.add("There was an account with this address already; it has these roles now.");
                }
                if (account.isWaiting()) {
                    told.add(
                            mailed
                                    ? "A mail with a link to choose a password is on its way to " + account.email()
                                            + "."
                                    : NO_MAIL);
                }
                return told;
            }
        }

        record Out(String why) implements Invited {}
    }

    /** Lets the work change accounts, or says that this sign-in's cannot be changed. */
    PeopleChange changing(Function<Changes, PeopleChange> change) {
        return directory.changes().map(change).orElseGet(() -> new PeopleChange.Refused(FIXED));
    }

    Account existing(String id) {
        return directory.account(id).orElseThrow(NotVisible::new);
    }

    Invited invite(Changes changes, Optional<Account> known, Guest guest) {
        Set<SetUp> steps = steps(guest.roles());
        String id;
        if (known.isPresent()) {
            id = known.get().id();
        } else {
            Creation creation =
                    changes.create(new NewAccount(guest.name(), guest.email(), guest.locale(), guest.scope(), steps));
            if (creation instanceof Creation.NotTaken refusal) {
                return new Invited.Out(refusal.why());
            }
            id = ((Creation.Created) creation).id();
        }
        changes.setScope(id, guest.scope());
        changes.setRoles(id, union(known.map(Account::roles).orElse(Set.of()), guest.roles()));
        demandMissing(changes, existing(id));
        Account account = existing(id);
        boolean mailed = account.isWaiting() && changes.sendSetUp(id, account.open());
        return new Invited.In(account, known.isEmpty(), mailed);
    }

    /** A person with these roles needs a second factor; asked for at the next sign-in where it is missing. */
    void demandMissing(Changes changes, Account account) {
        if (account.lacksSecondFactor() && needsSecondFactor(account.roles())) {
            changes.demand(account.id(), Set.of(SetUp.SECOND_FACTOR));
        }
    }

    PeopleChange inviteAgain(String id, Chain chain, Actor by) {
        Account account = existing(id);
        if (!account.enabled()) {
            return new PeopleChange.Refused("The account is disabled: enable it first.");
        }
        if (account.open().isEmpty()) {
            return new PeopleChange.Refused("This person has already set up the account and can sign in.");
        }
        return changing(changes -> {
            boolean mailed = changes.sendSetUp(id, account.open());
            if (!mailed) {
                return new PeopleChange.Refused(NO_MAIL);
            }
            recorded(chain, "person-invited-again", account, by, Map.of());
            return new PeopleChange.Done(id, List.of("The mail with the link is on its way again."));
        });
    }

    /**
     * Cuts the person off, then frees or hands on what they had taken.
     *
     * @param also what else is recorded in the same transaction
     */
    PeopleChange disable(
            Changes changes, Account leaver, @Nullable Account successor, Chain chain, Actor by, Runnable also) {
        changes.setEnabled(leaver.id(), false);
        changes.endSessions(leaver.id());
        return transaction.execute(status -> {
            also.run();
            HandedOver handed = work.handOver(leaver.person(), successor == null ? null : successor.person());
            Map<String, Object> facts = new TreeMap<>();
            facts.put("given", handed.given().stream().map(Object::toString).toList());
            facts.put(
                    "released", handed.released().stream().map(Object::toString).toList());
            if (successor != null) {
                facts.put("successor", ledger.markOf(successor.person()));
            }
            record(chain, "person-disabled", leaver, by, facts);
            return new PeopleChange.Done(leaver.id(), told(leaver, successor, handed));
        });
    }

    private static List<String> told(Account leaver, @Nullable Account successor, HandedOver handed) {
        List<String> told = new ArrayList<>();
        told.add(leaver.shown() + " cannot sign in any more; open sessions have ended.");
        if (successor != null && !handed.given().isEmpty()) {
            told.add("%s now has %s.".formatted(successor.shown(), tasks(handed.given())));
        }
        if (!handed.released().isEmpty()) {
            told.add("Free for whoever may do it: %s.".formatted(tasks(handed.released())));
        }
        return told;
    }

    private static String tasks(Collection<?> cases) {
        return cases.size() == 1 ? "the task of case " + cases.iterator().next() : cases.size() + " tasks";
    }

    PeopleChange enable(Account account, Chain chain, Actor by, Runnable also) {
        return changing(changes -> {
            changes.setEnabled(account.id(), true);
            transaction.executeWithoutResult(status -> {
                also.run();
                record(chain, "person-enabled", account, by, Map.of());
            });
            return new PeopleChange.Done(account.id(), List.of(account.shown() + " can sign in again."));
        });
    }

    /** Records that a client has its group now. */
    void groupCreated(ClientId client, Actor by) {
        transaction.executeWithoutResult(
                status -> ledger.append(new LedgerFact(Chain.of(client), "client-group-created", "", by, Map.of())));
    }

    /** Writes the entry in a transaction of its own. */
    void recorded(Chain chain, String event, Account about, Actor by, Map<String, Object> facts) {
        transaction.executeWithoutResult(status -> record(chain, event, about, by, facts));
    }

    /** Writes the entry in the caller's transaction, and tells whoever watches over security. */
    void record(Chain chain, String event, Account about, Actor by, Map<String, Object> facts) {
        Map<String, Object> all = new TreeMap<>(facts);
        all.put(Ledger.PERSON, ledger.markOf(about.person()));
        ledger.append(new LedgerFact(chain, event, "", by, all));
        events.record(SecurityEvent.of(kind(event), by, about.id(), event));
    }

    private static SecurityEventKind kind(String event) {
        return switch (event) {
            case "person-invited", "person-invited-again" -> SecurityEventKind.PERSON_INVITED;
            case "person-disabled" -> SecurityEventKind.PERSON_DISABLED;
            case "person-enabled" -> SecurityEventKind.PERSON_ENABLED;
            default -> SecurityEventKind.ROLES_CHANGED;
        };
    }

    static List<String> claims(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::claim).toList();
    }

    static Set<Role> union(Set<Role> some, Set<Role> more) {
        Set<Role> all = EnumSet.noneOf(Role.class);
        all.addAll(some);
        all.addAll(more);
        return all;
    }

    static Set<Role> without(Set<Role> some, Set<Role> others) {
        Set<Role> rest = EnumSet.noneOf(Role.class);
        rest.addAll(some);
        rest.removeAll(others);
        return rest;
    }

    private static Set<SetUp> steps(Set<Role> roles) {
        Set<SetUp> steps = EnumSet.of(SetUp.PASSWORD, SetUp.EMAIL);
        if (needsSecondFactor(roles)) {
            steps.add(SetUp.SECOND_FACTOR);
        }
        return steps;
    }

    private static boolean needsSecondFactor(Set<Role> roles) {
        return roles.stream().anyMatch(role -> role.isMsp() || role == Role.CLIENT_SIGNATORY);
    }
}
