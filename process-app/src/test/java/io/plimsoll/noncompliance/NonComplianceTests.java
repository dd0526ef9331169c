package io.plimsoll.noncompliance;

import static io.plimsoll.noncompliance.CaseState.ACCEPTED;
import static io.plimsoll.noncompliance.CaseState.AGREEING;
import static io.plimsoll.noncompliance.CaseState.CLOSED;
import static io.plimsoll.noncompliance.CaseState.DISPUTED;
import static io.plimsoll.noncompliance.CaseState.ENFORCING;
import static io.plimsoll.noncompliance.CaseState.PAUSED;
import static io.plimsoll.noncompliance.CaseState.PAUSING;
import static io.plimsoll.noncompliance.CaseState.REMEDIATING;
import static io.plimsoll.noncompliance.CaseState.RESPONDING;
import static io.plimsoll.noncompliance.CaseState.RESUMING;
import static io.plimsoll.noncompliance.CaseState.TERMINATING;
import static io.plimsoll.noncompliance.CaseState.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NonComplianceTests {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ResponsePolicy POLICY = new ResponsePolicy(5, 3, 5, 2, 2, 1, 10, 2, 10);

    /** The states that the models lead through, one after the other; each pair is a way that has to be open. */
    @ParameterizedTest
    @CsvSource({
        "RESPONDING DISPUTED RESPONDING",
        "RESPONDING DISPUTED ENFORCING RESPONDING",
        "RESPONDING AGREEING ACCEPTED AGREEING ACCEPTED RESPONDING",
        "RESPONDING AGREEING RESPONDING",
        "RESPONDING AGREEING ENFORCING",
        "RESPONDING AGREEING ACCEPTED ENFORCING",
        "RESPONDING REMEDIATING VERIFYING REMEDIATING RESPONDING",
        "RESPONDING REMEDIATING ENFORCING",
        "RESPONDING REMEDIATING VERIFYING ENFORCING",
        "RESPONDING ENFORCING RESPONDING",
        "RESPONDING ENFORCING PAUSING PAUSED RESUMING",
        "RESPONDING ENFORCING PAUSING RESPONDING",
        "RESPONDING ENFORCING PAUSING ENFORCING",
        "RESPONDING ENFORCING PAUSING RESUMING RESPONDING",
        "RESPONDING ENFORCING PAUSING RESUMING ENFORCING",
        "RESPONDING ENFORCING PAUSING PAUSED TERMINATING PAUSED TERMINATING RESUMING"
    })
    void goesTheWaysOfTheModels(String way) {
        NonCompliance one = opened();

        for (String next : way.split(" ")) {
            one.enter(CaseState.valueOf(next));
            one.enter(CaseState.valueOf(next));
        }

        assertThat(one.state().name()).isEqualTo(way.substring(way.lastIndexOf(' ') + 1));
    }

    @Test
    void allowsNoOtherWays() {
        Map<CaseState, Set<CaseState>> allowed = new EnumMap<>(Map.ofEntries(
                Map.entry(RESPONDING, Set.of(DISPUTED, AGREEING, REMEDIATING, ENFORCING)),
                Map.entry(DISPUTED, Set.of(RESPONDING, ENFORCING)),
                Map.entry(AGREEING, Set.of(ACCEPTED, RESPONDING, ENFORCING)),
                Map.entry(ACCEPTED, Set.of(AGREEING, RESPONDING, ENFORCING)),
                Map.entry(REMEDIATING, Set.of(VERIFYING, RESPONDING, ENFORCING)),
                Map.entry(VERIFYING, Set.of(REMEDIATING, RESPONDING, ENFORCING)),
                Map.entry(ENFORCING, Set.of(RESPONDING, PAUSING)),
                Map.entry(PAUSING, Set.of(PAUSED, RESUMING, RESPONDING, ENFORCING)),
                Map.entry(PAUSED, Set.of(TERMINATING, RESUMING)),
                Map.entry(TERMINATING, Set.of(PAUSED, RESUMING)),
                Map.entry(RESUMING, Set.of(RESPONDING, ENFORCING)),
                Map.entry(CLOSED, Set.of())));
        List<String> wrong = new ArrayList<>();

        for (CaseState from : CaseState.values()) {
            for (CaseState to : CaseState.values()) {
                boolean expected = from == to || allowed.get(from).contains(to);
                if (goes(in(from), to) != expected) {
                    wrong.add(from + " to " + to);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingPausedGoesBackToTheClientWithoutResuming() {
        assertThat(goes(in(PAUSED), RESPONDING)).isFalse();
        assertThat(goes(in(PAUSED), ENFORCING)).isFalse();
        assertThat(goes(in(TERMINATING), RESPONDING)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = CaseState.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
    void closesFromAnywhereAndFreesItsControl(CaseState from) {
        NonCompliance one = in(from);

        one.close(CaseOutcome.WITHDRAWN, NOON);

        assertThat(one.isOpen()).isFalse();
        assertThat(one.outcome()).contains(CaseOutcome.WITHDRAWN);
        assertThatIllegalStateException().isThrownBy(() -> one.close(CaseOutcome.MET, NOON));
        assertThatIllegalStateException().isThrownBy(() -> one.rate(Severity.LOW));
    }

    @Test
    void reopensUnderItsNumberWithTheControlAsItIsNowAndCountsAnew() {
        NonCompliance one = opened();
        one.nextRound();
        one.close(CaseOutcome.MET, NOON);

        one.reopen(Given.control("T-01", "2.0"), evidence("web"), 7, NOON.plusSeconds(60));

        CaseView view = one.view(null);
        assertThat(view.number()).isEqualTo(new CaseNumber("NC-2026-000001"));
        assertThat(view.control().version()).isEqualTo("2.0");
        assertThat(view.outcome()).isNull();
        assertThat(view.round()).isZero();
        assertThat(view.policyVersion()).isEqualTo(7);
        assertThatIllegalStateException()
                .isThrownBy(() -> one.reopen(Given.control("T-01", "2.0"), evidence("web"), 7, NOON));
    }

    @Test
    void anExtensionLengthensOnlyTheNextRequestAndUsesUpNoRound() {
        NonCompliance one = opened();

        assertThat(one.nextRound()).isEqualTo(5);
        one.enter(ENFORCING);
        one.extend(4);
        assertThat(one.nextRound()).isEqualTo(9);
        assertThat(one.roundsLeft()).isTrue();
        assertThat(one.nextRound()).isEqualTo(5);
        assertThat(one.roundsLeft()).isFalse();
    }

    @Test
    void givesNoMoreTimeThanThePolicyAllows() {
        NonCompliance one = opened();

        assertThatIllegalStateException().isThrownBy(() -> one.extend(11));
        assertThatIllegalStateException().isThrownBy(() -> one.extend(0));
        one.extend(10);
        assertThat(one.extensionsLeft()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> one.extend(1));
    }

    @Test
    void worseEvidenceIsSaidOnceAndOnlyWhereSomethingWasFrozen() {
        NonCompliance one = opened();
        assertThat(one.outgrownBy(evidence("db", "web"))).isFalse();
        one.enter(AGREEING);
        assertThat(one.outgrownBy(evidence("db", "web"))).isFalse();

        one.freeze(evidence("db"));
        assertThat(one.outgrownBy(evidence("db"))).isFalse();
        one.enter(ACCEPTED);
        assertThat(one.outgrownBy(evidence("db", "web"))).isTrue();
        assertThat(one.outgrownBy(evidence("db", "web"))).isFalse();
    }

    @Test
    void theFirstReasonForBeingOverStands() {
        NonCompliance one = opened();

        assertThat(one.over(CaseOutcome.WITHDRAWN, "Opened in error")).isTrue();
        assertThat(one.over(CaseOutcome.MET, "Fixed")).isFalse();

        assertThat(one.pendingOutcome()).contains(CaseOutcome.WITHDRAWN);
        assertThat(one.overReason()).isEqualTo("Opened in error");
    }

    private static NonCompliance opened() {
        NonCompliance one = new NonCompliance(
                CaseNumber.of(2026, 1), new ClientId("acme"), Given.control("T-01", "1.0"), evidence("db"), 1, NOON);
        one.keep(POLICY);
        return one;
    }

    /** A case led into the state by the shortest way there is. */
    private static NonCompliance in(CaseState wanted) {
        if (wanted == CLOSED) {
            NonCompliance one = opened();
            one.close(CaseOutcome.MET, NOON);
            return one;
        }
        Deque<List<CaseState>> ways = new ArrayDeque<>(List.of(List.of(RESPONDING)));
        while (true) {
            List<CaseState> way = ways.removeFirst();
            NonCompliance one = opened();
            way.forEach(one::enter);
            if (one.state() == wanted) {
                return one;
            }
            Arrays.stream(CaseState.values())
                    .filter(next -> !way.contains(next) && leads(way, next))
                    .forEach(next -> ways.addLast(longer(way, next)));
        }
    }

    private static boolean leads(List<CaseState> way, CaseState next) {
        NonCompliance one = opened();
        way.forEach(one::enter);
        return goes(one, next);
    }

    private static List<CaseState> longer(List<CaseState> way, CaseState next) {
        List<CaseState> longer = new ArrayList<>(way);
        longer.add(next);
        return longer;
    }

    private static boolean goes(NonCompliance one, CaseState to) {
        try {
            one.enter(to);
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    private static Evidence evidence(String... assets) {
        var failing = new Evidence.Builder();
        for (String asset : assets) {
            failing.add(asset, Severity.MEDIUM);
        }
        return failing.build(Severity.LOW);
    }
}
