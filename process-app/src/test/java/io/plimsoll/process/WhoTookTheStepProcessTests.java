package io.plimsoll.process;

import static io.plimsoll.process.EnforcedCases.APPROVED;
import static io.plimsoll.process.EnforcedCases.HELPDESK;
import static io.plimsoll.process.EnforcedCases.ORDERS;
import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.DemoGatewayMode;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.process.EnforcedCases.Enforced;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Who paused services, in whose place, and what shows that somebody did it by hand. */
@PlimsollTest
class WhoTookTheStepProcessTests {

    private static final Actor DEPUTY =
            LiveCases.msp("deputy", Role.AUDITOR).standingIn(List.of(inPlaceOf(MANAGER, Role.SERVICE_MANAGER)));

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Ledger ledger;

    private Enforced one;
    private PassedDays work;

    @BeforeEach
    void theClientWasSilent() {
        one = beans.createBean(EnforcedCases.class).silent();
        work = beans.createBean(PassedDays.class);
    }

    private static StandIn inPlaceOf(Actor absent, Role role) {
        return new StandIn(absent.subject(), absent.username(), absent.name(), role);
    }

    @Test
    void aDeputyApprovesAPauseUnderTheirOwnNameAndInTheColleaguesPlace() {
        one.prepared(HELPDESK);

        one.live.done("approve-pause", DEPUTY, APPROVED);

        assertThat(one.pause().decidedBy()).isEqualTo("deputy, in the place of manager");
        assertThat(ledger.about(Chain.of(one.live.client), one.live.number, ANALYST))
                .filteredOn(row -> row.event().equals("pause-approved"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.by()).isEqualTo("deputy");
                    assertThat(row.whom()).isEqualTo("manager");
                });
    }

    @Test
    void whoWasAwayWhileADeputyPreparedItIsNoSecondPairOfEyes() {
        Actor back = LiveCases.msp("back", Role.ANALYST, Role.SERVICE_MANAGER);
        Actor deputy = LiveCases.msp("stand-in", Role.AUDITOR).standingIn(List.of(inPlaceOf(back, Role.ANALYST)));
        one.decided();
        one.live.done("prepare-pause", deputy, one.preparation("", HELPDESK));

        assertThat(one.live.submit("approve-pause", back, APPROVED)).isInstanceOf(Completion.NotYours.class);

        assertThat(one.pause().preparedBy()).isEqualTo("stand-in, in the place of back");
        assertThat(one.pause().decidedBy()).isNull();
    }

    @Test
    void whatWasDoneByHandIsShownByWordsOrFilesOrBoth() {
        one.pausing(HELPDESK);
        one.gateway(HELPDESK, DemoGatewayMode.BY_HAND);
        one.live.fire(ORDERS);
        Map<String, @Nullable Object> done = new HashMap<>(Map.of(
                "outcome", "done",
                "steps", one.byHandSteps(),
                "doneBy", "Petra",
                "doneOn", "2026-11-20"));

        assertThat(one.live.submit("carry-out-by-hand", ANALYST, done))
                .isInstanceOfSatisfying(
                        Completion.Invalid.class,
                        invalid -> assertThat(invalid.problems().get(0).field()).isEqualTo("evidence"));
        done.put("files", List.of(work.file(one.live, ANALYST)));
        done.put("evidence", "x".repeat(4000));
        assertThat(one.live.submit("carry-out-by-hand", ANALYST, done))
                .as("nothing of it is cut off")
                .isInstanceOf(Completion.Invalid.class);
        done.remove("evidence");
        one.live.done("carry-out-by-hand", ANALYST, done);

        assertThat(one.enforced().orders()).singleElement().satisfies(order -> assertThat(order.said())
                .matches("Done by Petra on 2026-11-20, entered by analyst\\. File “console\\.txt”, SHA-256"
                        + " [0-9a-f]{64}\\."));
        assertThat(work.ledgered(one.live, "order-done-by-hand")).contains(PassedDays.sha256OfFile());
    }
}
