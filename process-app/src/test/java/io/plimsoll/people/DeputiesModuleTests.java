package io.plimsoll.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.Msp;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.identity.StandIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.people.Deputies.Absence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who decides in whose place, from the first day to the last, and who may arrange that. */
@PlimsollTest
class DeputiesModuleTests {

    private static final LocalDate FIRST = LocalDate.of(2031, 3, 3);
    private static final LocalDate LAST = LocalDate.of(2031, 3, 7);

    @Autowired
    DeputyRows rows;

    @Autowired
    Ledger ledger;

    @Autowired
    Msp msp;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private final FakeDirectory directory = new FakeDirectory();

    @BeforeEach
    void threeColleagues() {
        account("dora", Role.DIRECTOR, Role.ADMINISTRATOR);
        account("max", Role.SERVICE_MANAGER);
        account("root", Role.ADMINISTRATOR);
    }

    @AfterEach
    void nobodyIsAwayAnyMore() {
        db.sql("delete from deputy where first_day >= ?")
                .param(FIRST.minusDays(400))
                .update();
    }

    private void account(String name, Role... roles) {
        directory.accounts.put(
                name,
                new Account(
                        name,
                        name,
                        name,
                        name + "@msp.example",
                        true,
                        Set.of(roles),
                        ClientScope.everyone(),
                        Account.Factor.READY,
                        Set.of()));
    }

    private Deputies on(LocalDate day, int hour) {
        Instant at = day.atTime(hour, 0).atZone(msp.zone()).toInstant();
        return new Deputies(rows, directory, ledger, msp, Clock.fixed(at, ZoneOffset.UTC), transaction);
    }

    private static Actor actor(String name, Role... roles) {
        return new Actor(name, name, name, "", Set.of(roles), ClientScope.everyone(), SignIn.none());
    }

    private static final Actor DORA = actor("dora", Role.DIRECTOR, Role.ADMINISTRATOR);
    private static final Actor MAX = actor("max", Role.SERVICE_MANAGER);
    private static final Actor ROOT = actor("root", Role.ADMINISTRATOR);

    @Test
    void aDeputyMayWhatTheColleagueMayFromTheFirstDayToTheLast() {
        assertThat(on(FIRST.minusDays(2), 9).name(new Absence("dora", "max", FIRST, LAST), DORA))
                .isInstanceOf(PeopleChange.Done.class);

        assertThat(on(FIRST.minusDays(1), 23).with(MAX).has(Role.DIRECTOR)).isFalse();
        for (Deputies inTime : new Deputies[] {on(FIRST, 0), on(LAST, 23)}) {
            Actor acting = inTime.with(MAX);
            assertThat(acting.roles()).containsExactlyInAnyOrder(Role.SERVICE_MANAGER, Role.DIRECTOR);
            assertThat(acting.inPlaceOf(Role.DIRECTOR)).map(StandIn::name).contains("dora");
            assertThat(acting.inPlaceOf(Role.SERVICE_MANAGER)).isEmpty();
        }
        assertThat(on(LAST.plusDays(1), 0).with(MAX)).isEqualTo(MAX);
        assertThat(on(FIRST, 12).with(ROOT)).isEqualTo(ROOT);
    }

    @Test
    void whatIsArrangedStandsInTheLedger() {
        Deputies deputies = on(FIRST, 9);
        deputies.name(new Absence("dora", "max", FIRST, LAST), ROOT);
        String id = deputies.list(MAX).get(0).id();
        assertThat(deputies.end(id, MAX)).isInstanceOf(PeopleChange.Refused.class);
        assertThat(deputies.end(id, DORA)).isInstanceOf(PeopleChange.Done.class);

        assertThat(deputies.with(MAX)).isEqualTo(MAX);
        assertThat(deputies.list(MAX)).isEmpty();
        long before = ledger.verify(Chain.msp(), actor("auditor", Role.AUDITOR)).entries() - 2;
        assertThat(ledger.list(Chain.msp(), before, 2, actor("auditor", Role.AUDITOR)))
                .satisfiesExactly(
                        named -> {
                            assertThat(named.event()).isEqualTo("deputy-named");
                            assertThat(named.by()).isEqualTo("root");
                            assertThat(named.whom()).isEqualTo("max");
                            assertThat(named.facts()).contains("\"director\"", "2031-03-07");
                        },
                        ended -> {
                            assertThat(ended.event()).isEqualTo("deputy-ended");
                            assertThat(ended.by()).isEqualTo("dora");
                        });
    }

    @Test
    void nobodyLendsThemselvesRightsNorTheKeysOfTheHouse() {
        Deputies deputies = on(FIRST, 9);

        assertThat(deputies.name(new Absence("dora", "root", FIRST, LAST), ROOT))
                .isInstanceOf(PeopleChange.Refused.class);
        assertThat(deputies.name(new Absence("dora", "max", FIRST, LAST), MAX))
                .isInstanceOf(PeopleChange.Refused.class);
        assertThat(problems(deputies, new Absence("root", "max", FIRST, LAST))).containsKey("absent");
        deputies.name(new Absence("dora", "max", FIRST, LAST), ROOT);
        assertThat(deputies.with(MAX).has(Role.ADMINISTRATOR)).isFalse();
        var client = actor("mia", Role.CLIENT_MEMBER);
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> deputies.list(client));
        assertThat(deputies.with(client)).isSameAs(client);
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "2031-03-07, 2031-03-03, last",
        "2031-02-01, 2031-03-02, last",
        "2031-03-03, 2031-06-03, last",
        "2031-03-03, 2031-06-02, none"
    })
    void aTimeThatIsOverOrTooLongIsRefused(LocalDate first, LocalDate last, String field) {
        Deputies deputies = on(FIRST, 9);
        if (field.equals("none")) {
            assertThat(deputies.name(new Absence("dora", "max", first, last), ROOT))
                    .isInstanceOf(PeopleChange.Done.class);
        } else {
            assertThat(problems(deputies, new Absence("dora", "max", first, last)))
                    .containsOnlyKeys(field);
        }
    }

    @Test
    void theDeputySeesNoMoreClientsThanBefore() {
        Deputies deputies = on(FIRST, 9);
        deputies.name(new Absence("dora", "max", FIRST, LAST), ROOT);
        ClientScope own = ClientScope.of(new ClientId("harbor"));
        Actor limited = new Actor("max", "max", "max", "", Set.of(Role.SERVICE_MANAGER), own, SignIn.none());

        assertThat(deputies.with(limited).scope()).isEqualTo(own);
    }

    private static Map<String, String> problems(Deputies deputies, Absence absence) {
        return ((PeopleChange.Invalid) deputies.name(absence, ROOT)).problems();
    }
}
