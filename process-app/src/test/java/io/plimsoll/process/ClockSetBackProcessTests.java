package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.TestClock;
import io.plimsoll.deviation.DeviationState;
import io.plimsoll.identity.Actor;
import io.plimsoll.ledger.Chain;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementEntry;
import io.plimsoll.noncompliance.NonCompliances;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A server's clock is put right by an hour in the middle of a matter: what was said last is still last. */
@PlimsollTest
class ClockSetBackProcessTests extends DeviationProcess {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    NonCompliances cases;

    @Autowired
    Engagement engagement;

    @Test
    void whatTheClientSaidLastCounts() {
        assessed();
        live.done(SIGN, live.signatory(), Map.of("outcome", "decline", "declineReason", "Too long."));
        TestClock.setBack(
                HOUR,
                () -> live.done(
                        "respond",
                        live.member(),
                        Map.of("outcome", "dispute", "ground", "not-affected", "explanation", "We have none.")));

        assertThat(cases.lastAnswer(live.number)).get().satisfies(last -> {
            assertThat(last.outcome()).isEqualTo("dispute");
            assertThat(last.explanation()).isEqualTo("We have none.");
        });
        assertThat(engagement.record(live.number, ANALYST))
                .extracting(EngagementEntry::kind)
                .containsExactly("asked", "answered", "asked", "answered", "asked", "answered");
    }

    @Test
    void aSignInFromLaterIsNoFreshSignIn() {
        assessed();
        Actor signedInBefore = live.signatory();

        TestClock.setBack(HOUR, () -> {
            assertThat(live.submit(SIGN, signedInBefore, DeviationForms.SIGNED))
                    .isInstanceOf(Completion.SignInAgain.class);
            assertThat(agreement().state()).isEqualTo(DeviationState.FROZEN);
            assertThat(sign()).isEqualTo(new Completion.Completed(false));
            live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        });

        assertThat(agreement().state()).isEqualTo(DeviationState.IN_FORCE);
    }

    @Test
    void theLedgerSaysWhatTheClockSaidAndKeepsItsOrder() {
        assessed();
        TestClock.setBack(HOUR, () -> {
            sign();
            ledger.seal(Chain.of(live.client));
        });
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
        ledger.seal(Chain.of(live.client));

        assertThat(ledgered()).containsSubsequence("deviation-frozen", "deviation-signed", "deviation-approved");
        assertThat(ledger.verify(Chain.of(live.client), ANALYST).valid()).isTrue();
    }
}
