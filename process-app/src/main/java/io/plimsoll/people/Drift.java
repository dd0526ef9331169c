package io.plimsoll.people;

import static io.plimsoll.identity.Role.CLIENT_MEMBER;
import static io.plimsoll.identity.Role.CLIENT_SIGNATORY;

import io.plimsoll.client.ContactView;
import io.plimsoll.identity.ClientId;
import io.plimsoll.people.Difference.Kind;
import io.plimsoll.people.Pairs.Pair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the accounts of one client with its contacts. */
final class Drift {

    private final List<Difference> found = new ArrayList<>();

    private Drift() {}

    /** All that differs; people in the order of their pairs, for each the gravest first. */
    static List<Difference> of(ClientId client, Roster roster, List<ContactView> contacts) {
        Drift drift = new Drift();
        if (!roster.group()) {
            drift.add(
                    Kind.NO_GROUP,
                    client.value(),
                    "The client has no group at the sign-in, so nobody who signs in can see it.",
                    null,
                    null);
        }
        List<Account> own =
                roster.accounts().stream().filter(account -> !account.isMsp()).toList();
        for (Pair pair : Pairs.of(own, contacts)) {
            drift.compare(pair.account(), pair.contact());
        }
        return List.copyOf(drift.found);
    }

    private void compare(@Nullable Account account, @Nullable ContactView contact) {
        if (account == null) {
            if (contact != null && contact.active() && !contact.answersByCode()) {
                add(
                        Kind.NO_ACCOUNT,
                        contact.name(),
                        "Gets mail, but has no account and cannot answer.",
                        null,
                        contact.id());
            }
            return;
        }
        if (account.scope().clients().size() > 1) {
            add(
                    Kind.TWO_CLIENTS,
                    account,
                    contact,
                    "May see more than one client, as only the MSP's own people should.");
        }
        if (contact == null) {
            withoutContact(account);
        } else if (!account.enabled()) {
            disabled(account, contact);
        } else {
            words(account, contact);
            rights(account, contact);
        }
    }

    private void withoutContact(Account account) {
        if (account.enabled()) {
            add(Kind.NO_CONTACT, account, null, "Can sign in, but is no contact and gets no mail.");
        }
    }

    private void disabled(Account account, ContactView contact) {
        if (contact.active()) {
            add(Kind.LEFT_BUT_WRITTEN_TO, account, contact, "The account is disabled, but mail still goes to them.");
        }
    }

    private void words(Account account, ContactView contact) {
        if (!contact.active()) {
            add(Kind.SIGNS_IN_UNWRITTEN, account, contact, "Can sign in, but mail does not go to them any more.");
        }
        if (!account.email().isEmpty() && !account.email().equalsIgnoreCase(contact.email())) {
            add(
                    Kind.OTHER_EMAIL,
                    account,
                    contact,
                    "Signs in as %s, but mail goes to %s.".formatted(account.email(), contact.email()));
        }
        if (!account.name().isBlank() && !account.name().equals(contact.name())) {
            add(
                    Kind.OTHER_NAME,
                    account,
                    contact,
                    "Signs in as %s, but is written to as %s.".formatted(account.name(), contact.name()));
        }
    }

    private void rights(Account account, ContactView contact) {
        boolean signs = account.roles().contains(CLIENT_SIGNATORY);
        if (contact.role() == CLIENT_SIGNATORY && !signs) {
            add(Kind.MAY_NOT_SIGN, account, contact, "Is asked for signatures, but the account may not sign.");
        } else if (contact.role() == CLIENT_MEMBER && signs) {
            add(Kind.SIGNS_UNNOTICED, account, contact, "May sign, but is not asked for signatures.");
        } else if (!signs && !account.roles().contains(CLIENT_MEMBER)) {
            add(Kind.NO_ROLE, account, contact, "Can sign in, but may not do anything.");
        }
        if (signs && account.lacksSecondFactor()) {
            add(Kind.NO_SECOND_FACTOR, account, contact, "May sign, but has no second factor.");
        }
    }

    private void add(Kind kind, Account account, @Nullable ContactView contact, String meaning) {
        add(kind, account.shown(), meaning, account.id(), contact == null ? null : contact.id());
    }

    private void add(Kind kind, String who, String meaning, @Nullable String account, @Nullable String contact) {
        found.add(new Difference(kind, who, meaning, account, contact));
    }
}
