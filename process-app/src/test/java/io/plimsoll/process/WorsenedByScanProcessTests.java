package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.PlimsollTest;
import io.plimsoll.deviation.DeviationState;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.document.Documents;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.Received;
import io.plimsoll.finding.ScanOrder;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.process.LiveCases.Live;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What was agreed on is the state that a scan found: another scan that finds it worse ends the agreement. */
@PlimsollTest
class WorsenedByScanProcessTests {

    private static final String CHECK = "workstation-hardware-support";

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Deviations deviations;

    @Autowired
    Documents documents;

    @Autowired
    Findings findings;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    private Live live;

    @BeforeEach
    void aDeviationIsInForceForTwoAssetsAsTheyAre() {
        LocalDate until =
                LocalDate.now(clock.withZone(ZoneId.of("Europe/Vienna"))).plusDays(20);
        live = beans.createBean(LiveCases.class).ask("PC-02");
        scanFinds("PC-01", "not met", "high", "3");
        live.done("respond", live.member(), DeviationForms.wish(until));
        live.done("assess-risk", ANALYST, DeviationForms.assessment(2, 4, until));
        live.done("acknowledge-deviation", live.signatory(), DeviationForms.SIGNED);
        live.done("approve-deviation", MANAGER, DeviationForms.APPROVED);
        assertThat(state()).isEqualTo(DeviationState.IN_FORCE);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, falls short by {3}")
    @CsvSource({"PC-03, not met, high, 3", "PC-01, not met, critical, 3", "PC-01, not met, high, 3.5"})
    void oneMoreAssetAWorseSeverityOrALargerFigureEndsIt(
            String asset, String status, String severity, String shortfall) {
        scanFinds(asset, status, severity, shortfall);

        assertThat(state()).isEqualTo(DeviationState.VOIDED);
        assertThat(live.view().state()).isEqualTo(CaseState.RESPONDING);
        assertThat(live.waitsAt()).containsExactly("UserTask_Respond");
        assertThat(live.mailed()).contains("agreement-voided");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, falls short by {3}")
    @CsvSource({"PC-01, not met, high, 3", "PC-01, not met, low, 3", "PC-01, not met, high, 1", "PC-01, met, high, 0"})
    void theSameOrBetterLeavesItInForce(String asset, String status, String severity, String shortfall) {
        scanFinds(asset, status, severity, shortfall);

        assertThat(state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(live.view().state()).isEqualTo(CaseState.ACCEPTED);
    }

    @ParameterizedTest(name = "first {0}, {1}, {2}; then {3}, {4}, {5}")
    @CsvSource({
        "met, high, 0, not met, high, 3",
        "not met, low, 3, not met, high, 3",
        "not met, high, 1, not met, high, 2"
    })
    void whatGotBetterIsNoLongerAcceptedAsItWas(
            String better, String milder, String smaller, String worse, String severity, String shortfall) {
        scanFinds("PC-01", better, milder, smaller);
        assertThat(state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(ledgered()).containsOnlyOnce("acceptance-narrowed");

        scanFinds("PC-01", worse, severity, shortfall);

        assertThat(state()).isEqualTo(DeviationState.VOIDED);
        assertThat(live.view().state()).isEqualTo(CaseState.RESPONDING);
    }

    @Test
    void aFigureThatIsNotSaidAnyMoreStillStands() {
        scanFinds("PC-01", "not met", "high", "");
        scanFinds("PC-01", "not met", "high", "3");
        assertThat(state()).isEqualTo(DeviationState.IN_FORCE);
        assertThat(ledgered()).doesNotContain("acceptance-narrowed");

        scanFinds("PC-01", "not met", "high", "3.5");

        assertThat(state()).isEqualTo(DeviationState.VOIDED);
    }

    @Test
    void aFigureThatIsSaidForTheFirstTimeIsNoWorseThanWhatWasAccepted() {
        scanFinds("PC-02", "not met", "low", "7");

        assertThat(state()).isEqualTo(DeviationState.IN_FORCE);
    }

    @Test
    void theTextThatIsSignedSaysHowFarEachFallsShort() {
        String document = Objects.requireNonNull(
                deviations.of(live.number, ANALYST).get(0).texts().get(0).documentId());

        assertThat(documents.text(document, live.signatory()))
                .contains("(falls short by 3)")
                .doesNotContain("3.0");
    }

    private List<String> ledgered() {
        return ledger.about(Chain.of(live.client), live.number, ANALYST).stream()
                .map(LedgerRow::event)
                .toList();
    }

    private DeviationState state() {
        return deviations.of(live.number, ANALYST).get(0).state();
    }

    private void scanFinds(String asset, String status, String severity, String shortfall) {
        String body = "check,asset,status,severity,shortfall\n"
                + String.join(",", CHECK, asset, status, severity, shortfall) + "\n";
        Received received = findings.receive(
                live.client,
                new ScanOrder("csv", "", "partial"),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                ANALYST);
        String id = ((Received.Accepted) received).scan().id();
        await().until(() -> findings.scan(id, ANALYST).finishedAt() != null);
        assertThat(findings.scan(id, ANALYST).counts().rejected()).isZero();
    }
}
