package io.plimsoll.people;

import io.plimsoll.client.ContactView;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import java.util.Locale;
import java.util.Set;

/** Accounts and contacts for tests; whatever a test does not change is in order. */
final class Somebody {

    static final ClientId HARBOR = new ClientId("harbor");
    static final ClientId ALPINE = new ClientId("alpine");

    private Somebody() {}

    static Account account(String name, Role... roles) {
        return new Account(
                "sub-" + name,
                name,
                name,
                name + "@harbor.example",
                true,
                Set.of(roles),
                ClientScope.of(HARBOR),
                Account.Factor.READY,
                Set.of());
    }

    static Account staff(String name, Role... roles) {
        return in(account(name, roles), ClientScope.everyone());
    }

    static Account in(Account one, ClientScope scope) {
        return new Account(
                one.id(),
                one.username(),
                one.name(),
                one.email(),
                one.enabled(),
                one.roles(),
                scope,
                one.factor(),
                one.open());
    }

    static Account disabled(Account one) {
        return new Account(
                one.id(),
                one.username(),
                one.name(),
                one.email(),
                false,
                one.roles(),
                one.scope(),
                one.factor(),
                one.open());
    }

    static Account withoutFactor(Account one, SetUp... open) {
        return new Account(
                one.id(),
                one.username(),
                one.name(),
                one.email(),
                one.enabled(),
                one.roles(),
                one.scope(),
                Account.Factor.MISSING,
                Set.of(open));
    }

    static Account called(Account one, String name, String email) {
        return new Account(
                one.id(),
                one.username(),
                name,
                email,
                one.enabled(),
                one.roles(),
                one.scope(),
                one.factor(),
                one.open());
    }

    /** Known to have the account of that name. */
    static ContactView contact(String name, Role role) {
        return new ContactView(
                "c-" + name, name, name + "@harbor.example", role, Locale.ENGLISH, true, "sub-" + name, null);
    }

    static ContactView unlinked(ContactView one) {
        return new ContactView(one.id(), one.name(), one.email(), one.role(), one.locale(), one.active(), null, null);
    }

    static ContactView byCode(ContactView one) {
        return new ContactView(
                one.id(),
                one.name(),
                one.email(),
                one.role(),
                one.locale(),
                one.active(),
                one.account(),
                java.time.Instant.EPOCH);
    }

    static ContactView inactive(ContactView one) {
        return new ContactView(one.id(), one.name(), one.email(), one.role(), one.locale(), false, one.account(), null);
    }
}
