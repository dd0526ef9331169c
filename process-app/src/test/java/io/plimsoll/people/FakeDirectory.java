package io.plimsoll.people;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A sign-in in memory; tells what was done to it, and fails where a test wants it to. */
public final class FakeDirectory implements Directory, Directory.Changes {

    public final Map<String, Account> accounts = new LinkedHashMap<>();
    public final Set<ClientId> groups = new HashSet<>();
    final List<String> mailed = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    boolean mailWorks = true;
    boolean fixed;

    /** The call that finds the sign-in gone, "" where none does. */
    public String failsAt = "";

    @Override
    public Roster roster(ClientId client) {
        reach("roster");
        return new Roster(
                groups.contains(client),
                accounts.values().stream()
                        .filter(account -> account.scope().clients().contains(client))
                        .toList());
    }

    @Override
    public List<Account> staff() {
        reach("staff");
        return accounts.values().stream()
                .filter(account -> account.isMsp() || account.scope().all())
                .toList();
    }

    @Override
    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public Optional<Account> byEmail(String email) {
        return accounts.values().stream()
                .filter(account -> account.email().equalsIgnoreCase(email))
                .findFirst();
    }

    @Override
    public Set<ClientId> groups() {
        return groups;
    }

    @Override
    public Optional<Changes> changes() {
        return fixed ? Optional.empty() : Optional.of(this);
    }

    @Override
    public void ensureGroup(ClientId client) {
        reach("ensureGroup");
        groups.add(client);
    }

    @Override
    public Creation create(NewAccount account) {
        if (account.name().contains("<")) {
            return new Creation.NotTaken("The sign-in did not take this person: invalid character.");
        }
        String id = "sub-" + accounts.size() + "-" + account.email();
        add(new Account(
                id,
                account.email(),
                account.name(),
                account.email(),
                true,
                Set.of(),
                account.scope(),
                Account.Factor.MISSING,
                account.steps()));
        return new Creation.Created(id);
    }

    public Account add(Account account) {
        accounts.put(account.id(), account);
        return account;
    }

    @Override
    public void setRoles(String account, Set<Role> roles) {
        reach("setRoles");
        change(account, one -> copy(one, one.enabled(), roles, one.scope(), one.open()));
    }

    @Override
    public void setScope(String account, ClientScope scope) {
        change(account, one -> copy(one, one.enabled(), one.roles(), scope, one.open()));
    }

    @Override
    public void demand(String account, Set<SetUp> steps) {
        change(account, one -> {
            Set<SetUp> open = new HashSet<>(one.open());
            open.addAll(steps);
            return copy(one, one.enabled(), one.roles(), one.scope(), open);
        });
    }

    @Override
    public boolean sendSetUp(String account, Set<SetUp> steps) {
        if (mailWorks) {
            mailed.add(accounts.get(account).email());
        }
        return mailWorks;
    }

    @Override
    public void setEnabled(String account, boolean enabled) {
        reach("setEnabled");
        change(account, one -> copy(one, enabled, one.roles(), one.scope(), one.open()));
    }

    @Override
    public void endSessions(String account) {
        reach("endSessions");
        ended.add(account);
    }

    private void reach(String call) {
        if (call.equals(failsAt)) {
            throw new DirectoryUnavailable("Keycloak does not answer");
        }
    }

    private void change(String id, UnaryOperator<Account> change) {
        accounts.computeIfPresent(id, (key, one) -> change.apply(one));
    }

    private static Account copy(Account one, boolean enabled, Set<Role> roles, ClientScope scope, Set<SetUp> open) {
        return new Account(
                one.id(), one.username(), one.name(), one.email(), enabled, roles, scope, one.factor(), open);
    }
}
