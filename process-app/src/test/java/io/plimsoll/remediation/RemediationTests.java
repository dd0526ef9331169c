package io.plimsoll.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.client.Deadline;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediationTests {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int MOST = 2;
    private static final Actor SOMEBODY = Actor.system();

    private static final Map<String, Consumer<Remediation>> STEPS = Map.ofEntries(
            Map.entry("ask", Remediation::askAgain),
            Map.entry("plan", one -> one.plan(plan(one.plans().size() + 1, NOW))),
            Map.entry("approve", one -> one.reviewPlan(true, "Good.", SOMEBODY, NOW)),
            Map.entry("reject", one -> one.reviewPlan(false, "Too vague.", SOMEBODY, NOW)),
            Map.entry("silent", one -> one.silent(NOW)),
            Map.entry("want", one -> one.wantProposal("All of it.")),
            Map.entry(
                    "prepare",
                    one -> one.prepare(new Proposal("p", one.proposals().size() + 1, offer("10.00")))),
            Map.entry("offer", one -> one.offer("doc", NOW)),
            Map.entry("accept", one -> one.decideProposal(true, "", SOMEBODY, NOW)),
            Map.entry("decline", one -> one.decideProposal(false, "Too dear.", SOMEBODY, NOW)),
            Map.entry("expire", one -> one.proposalExpired(NOW)),
            Map.entry("start", RemediationTests::begin),
            Map.entry("report", one -> one.report("Done.", List.of(), SOMEBODY, NOW)),
            Map.entry("met", one -> one.verify(true, "Seen.", List.of(), SOMEBODY, NOW)),
            Map.entry("not-met", one -> one.verify(false, "Still open.", List.of(), SOMEBODY, NOW)),
            Map.entry("fail", one -> one.countFailure(MOST, NOW)),
            Map.entry("shown", one -> one.shownMet("prowler", "Results show it.", NOW)),
            Map.entry("over", one -> one.matterOver(NOW)));

    private static void begin(Remediation one) {
        if (one.plans().isEmpty() && one.proposals().isEmpty()) {
            one.begin(List.of(), new Deadline(NOW, ZoneOffset.UTC, 1));
        }
        one.begin(
                one.toBeDone("The provider").stream()
                        .map(step -> AgreedMilestone.of(one.attempt() + 1, step, endOf(step.due())))
                        .toList(),
                endOf(one.lastDay()));
    }

    private static Deadline endOf(LocalDate day) {
        return new Deadline(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC, 1);
    }

    private static Milestone step(String title, LocalDate due) {
        return new Milestone(title, due, "Mia", Side.CLIENT);
    }

    private static Plan plan(int version, Instant at) {
        List<Milestone> steps = List.of(step("Order", TODAY.plusDays(5)), step("Install", TODAY.plusDays(10)));
        return new Plan("plan-" + version, version, "Replace it.", "Mia", steps, SOMEBODY, at);
    }

    private static Offer offer(String... amounts) {
        List<ProposalLine> lines = java.util.Arrays.stream(amounts)
                .map(amount -> new ProposalLine("Work", new BigDecimal(amount)))
                .toList();
        return new Offer(
                "We replace it.",
                lines,
                Currency.getInstance("EUR"),
                TODAY.plusDays(7),
                TODAY.plusDays(20),
                SOMEBODY,
                NOW.plusSeconds(1));
    }

    private static Remediation after(String way) {
        Remediation remediation =
                new Remediation("id", new ClientId("harbor"), new CaseNumber("NC-2026-000001"), 1, NOW);
        for (String step : way.isBlank() ? new String[0] : way.split(" ")) {
            STEPS.get(step).accept(remediation);
        }
        return remediation;
    }

    @ParameterizedTest
    @CsvSource({
        "silent, SILENT",
        "plan approve start report met, MET",
        "plan reject ask plan approve start report met, MET",
        "plan reject ask silent, SILENT",
        "want prepare offer decline, DECLINED",
        "want prepare offer expire, EXPIRED",
        "want prepare offer accept start report met, MET",
        "plan approve start report not-met fail ask plan approve start report met, MET",
        "plan approve start report not-met fail ask plan approve start fail, FAILED",
        "plan approve start fail ask plan approve start report not-met fail, FAILED",
        "plan approve start shown, MET",
        "plan approve start report shown, MET",
        "plan over, ENDED",
        "want prepare over, ENDED"
    })
    void everyWayOfTheModelEnds(String way, RemediationState end) {
        Remediation ended = after(way);

        assertThat(ended.state()).isEqualTo(end);
        assertThat(ended.state().isOver()).isTrue();
        assertThat(ended.endedAt()).contains(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approve",
                "start",
                "report",
                "plan start",
                "plan plan",
                "plan approve report",
                "plan approve approve",
                "want offer",
                "want prepare accept",
                "want prepare offer accept decline",
                "plan approve start met",
                "plan approve start report report",
                "plan approve start report fail",
                "plan approve start report not-met met",
                "plan approve start report met fail",
                "plan approve start report not-met ask",
                "plan approve start fail start",
                "plan shown",
                "plan approve start report not-met shown",
                "silent plan",
                "over ask"
            })
    void noOtherWayIsOpen(String way) {
        assertThatIllegalStateException().isThrownBy(() -> after(way));
    }

    @Test
    void theLastTryIsTheLast() {
        Remediation once = after("plan approve start report not-met fail");
        Remediation twice = after("plan approve start report not-met fail ask plan approve start fail");

        assertThat(once.failures()).isEqualTo(1);
        assertThat(once.state()).isEqualTo(RemediationState.TRY_FAILED);
        assertThat(twice.failures()).isEqualTo(2);
        assertThat(twice.state()).isEqualTo(RemediationState.FAILED);
    }

    @Test
    void theClientHearsWhyItIsAskedAgain() {
        assertThat(after("plan reject").setback()).isEqualTo("Too vague.");
        assertThat(after("plan approve start report not-met").setback()).isEqualTo("Still open.");
        assertThat(after("plan approve start fail").setback()).contains("not reported");
    }

    @Test
    void whatWasAgreedLastIsWhatIsDue() {
        assertThat(after("plan approve").lastDay()).isEqualTo(TODAY.plusDays(10));
        assertThat(after("want prepare offer accept").lastDay()).isEqualTo(TODAY.plusDays(20));
        assertThat(after("plan approve start fail ask want prepare offer accept")
                        .toBeDone("The provider"))
                .containsExactly(new Milestone("We replace it.", TODAY.plusDays(20), "The provider", Side.PROVIDER));
        Remediation planAfterOffer = after("want prepare offer accept start fail ask");
        planAfterOffer.plan(plan(1, NOW.plusSeconds(2)));
        planAfterOffer.reviewPlan(true, "Good.", SOMEBODY, NOW);
        assertThat(planAfterOffer.lastDay()).isEqualTo(TODAY.plusDays(10));
    }

    @Test
    void stepsOfAPlanLieAheadAndInOrder() {
        Milestone today = step("a", TODAY);
        Milestone tomorrow = step("b", TODAY.plusDays(1));
        Milestone yesterday = step("c", TODAY.minusDays(1));

        assertThat(PlanRemediation.problem(List.of(today, today, tomorrow), TODAY))
                .isEmpty();
        assertThat(PlanRemediation.problem(List.of(), TODAY)).isPresent();
        assertThat(PlanRemediation.problem(List.of(yesterday), TODAY)).isPresent();
        assertThat(PlanRemediation.problem(List.of(tomorrow, today), TODAY)).isPresent();
    }

    @Test
    void amountsAddUpToTheCent() {
        assertThat(offer("0.10", "0.20", "1200.00").total().plain()).isEqualTo("1200.30");
        assertThat(offer("0.10").problem(TODAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0.001", "99999999999"})
    void amountsThatCannotBePaidAreRefused(String amount) {
        assertThat(offer(amount).problem(TODAY).map(Offer.Problem::field)).contains("lines");
    }

    @Test
    void anOfferIsValidAtLeastTodayAndItsWorkIsDueAfterwards() {
        assertThat(offer().problem(TODAY)).isPresent();
        assertThat(offer("1").problem(TODAY.plusDays(7))).isEmpty();
        assertThat(offer("1").problem(TODAY.plusDays(8)).map(Offer.Problem::field))
                .contains("validUntil");
        Offer hasty = new Offer(
                "x", offer("1").lines(), Currency.getInstance("EUR"), TODAY, TODAY.minusDays(1), SOMEBODY, NOW);
        assertThat(hasty.problem(TODAY).map(Offer.Problem::field)).isEqualTo(Optional.of("completion"));
    }
}
