package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.people.Account;
import io.plimsoll.people.Deputies;
import io.plimsoll.people.FakeDirectory;
import io.plimsoll.process.Assignments.Assigned;
import io.plimsoll.process.EnforcedCases.Enforced;
import io.plimsoll.process.LiveCases.Live;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Tasks of the MSP are given to colleagues, with a sign-in in memory. */
@PlimsollTest
class AssignmentsProcessTests {

    private static final Actor DIRECTOR = LiveCases.DIRECTOR;
    private static final Actor SECOND = LiveCases.msp("second-manager", Role.SERVICE_MANAGER, Role.ANALYST);

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    OpenTasks tasks;

    @Autowired
    TaskDeciders deciders;

    @Autowired
    EngineAccess engine;

    @Autowired
    Deputies deputies;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    private final FakeDirectory directory = new FakeDirectory();
    private Assignments assignments;
    private EnforcedCases cases;

    @BeforeEach
    void colleagues() {
        cases = beans.createBean(EnforcedCases.class);
        assignments = new Assignments(tasks, deciders, engine, directory, deputies, ledger, transaction);
        for (Actor one : List.of(ANALYST, MANAGER, DIRECTOR, SECOND)) {
            directory.add(account(one, one.scope(), true));
        }
    }

    private static Account account(Actor of, ClientScope scope, boolean enabled) {
        return new Account(
                of.subject(),
                of.username(),
                of.name(),
                of.email(),
                enabled,
                of.roles(),
                scope,
                Account.Factor.READY,
                Set.of());
    }

    private Assigned one(String id, Actor to) {
        return assignments.assign(List.of(id), to.username(), ANALYST).get(0);
    }

    private static @Nullable String assignee(Live live, String form) {
        return live.task(form, LiveCases.msp("looker", Role.AUDITOR)).assignee();
    }

    @Test
    void oneRowThatIsRefusedHidesNoOther() {
        Enforced first = cases.silent();
        Enforced second = cases.silent();
        String decide = first.live.task("decide-enforcement", MANAGER).id();
        String decideToo = second.live.task("decide-enforcement", MANAGER).id();

        List<Assigned> all =
                assignments.assign(List.of(decide, "no-such-task", decideToo, decide), MANAGER.username(), ANALYST);

        assertThat(all).extracting(Assigned::given).containsExactly(true, false, true);
        assertThat(all.get(1).words()).isEqualTo("This is done, over, or none of your tasks.");
        assertThat(assignee(first.live, "decide-enforcement")).isEqualTo(MANAGER.username());
        assertThat(assignee(second.live, "decide-enforcement")).isEqualTo(MANAGER.username());
    }

    @Test
    void itStandsInTheMspsChainAndNotInTheClients() {
        Enforced one = cases.silent();
        assertThat(one(one.live.task("decide-enforcement", MANAGER).id(), SECOND)
                        .given())
                .isTrue();
        assertThat(one(one.live.task("decide-enforcement", MANAGER).id(), SECOND)
                        .words())
                .contains("already");

        Actor admin = LiveCases.msp("admin", Role.ADMINISTRATOR);
        assertThat(ledger.about(Chain.msp(), one.live.number, admin))
                .filteredOn(row -> row.event().equals("task-assigned"))
                .singleElement()
                .extracting(LedgerRow::whom)
                .isEqualTo(SECOND.name());
        assertThat(ledger.about(Chain.of(one.live.client), one.live.number, admin))
                .extracting(LedgerRow::event)
                .doesNotContain("task-assigned");
    }

    @Test
    void whoeverMayNotDoItIsNotGivenIt() {
        Enforced one = cases.silent();
        String decide = one.live.task("decide-enforcement", MANAGER).id();
        directory.add(account(SECOND, ClientScope.of(new ClientId("elsewhere")), true));

        assertThat(one(decide, ANALYST).words()).contains("may not do such tasks");
        assertThat(one(decide, SECOND).words()).contains("does not serve this client");
        directory.add(account(SECOND, SECOND.scope(), false));
        assertThat(one(decide, SECOND).words()).isEqualTo("There is no such colleague.");
        assertThat(assignee(one.live, "decide-enforcement")).isNull();
    }

    @Test
    void whoPreparedAPauseIsNotGivenItsApproval() {
        Enforced one = cases.silent().decided();
        one.live.done("prepare-pause", SECOND, one.preparation("Patched meanwhile.", EnforcedCases.HELPDESK));
        String approve = one.live.task("approve-pause", MANAGER).id();

        assertThat(one(approve, SECOND).words()).contains("prepared this pause");
        assertThat(one(approve, MANAGER).given()).isTrue();
    }

    @Test
    void aTaskOfTheClientIsNotGivenAway() {
        LiveCases plain = beans.createBean(LiveCases.class);
        Live asked = plain.ask("PC-1");
        String respond = asked.task("respond", asked.member()).id();

        assertThat(one(respond, MANAGER).words()).contains("client's people");
        assertThatThrownBy(() -> assignments.assign(List.of(respond), "manager", asked.member()))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> assignments.assign(List.of(respond), "manager", DIRECTOR))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void whoServesOtherClientsFindsNoSuchTask() {
        Enforced one = cases.silent();
        String decide = one.live.task("decide-enforcement", MANAGER).id();
        Actor limited = new Actor(
                "sub-limited",
                "limited",
                "limited",
                "",
                Set.of(Role.ANALYST),
                ClientScope.of(new ClientId("elsewhere")),
                ANALYST.signIn());

        Assigned told =
                assignments.assign(List.of(decide), MANAGER.username(), limited).get(0);

        assertThat(told).isEqualTo(new Assigned(decide, "", false, "This is done, over, or none of your tasks."));
        assertThat(assignee(one.live, "decide-enforcement")).isNull();
    }
}
