package io.plimsoll.process;

import static io.plimsoll.process.EnforcedCases.APPROVED;
import static io.plimsoll.process.EnforcedCases.HELPDESK;
import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.DIRECTOR;
import static io.plimsoll.process.LiveCases.MANAGER;
import static io.plimsoll.process.ServiceTerminationProcessTests.RECOMMENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.ServiceState;
import io.plimsoll.enforcement.TerminationState;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.process.EnforcedCases.Enforced;
import io.plimsoll.process.LiveCases.Live;
import io.plimsoll.standard.Standards;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A version comes into force that no longer asks for what a case is about: the case ends, wherever it stands. */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FallenControlsProcessTests {

    private static final String STANDARD = "minimum-technology-standards";
    private static final String NEXT = "1.1";

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Standards standards;

    @Autowired
    NonCompliances nonCompliances;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private LiveCases cases;

    /** MTS-01.2 is not in it any more, and MTS-03.1 is the provider's to meet. */
    @BeforeAll
    void aNextVersion() throws IOException {
        String now = new ClassPathResource("standards/catalogues/" + STANDARD + ".yaml")
                .getContentAsString(StandardCharsets.UTF_8);
        int gone = now.indexOf("  - code: MTS-01.2\n");
        int after = now.indexOf("  - code: MTS-01.3\n");
        int ours = now.indexOf("  - code: MTS-03.1\n");
        String next = now.substring(0, gone).replace("version: \"1.0\"", "version: \"" + NEXT + "\"")
                + now.substring(after, ours)
                + now.substring(ours).replaceFirst("responsible: \\[client]", "responsible: [msp]");
        db.sql("delete from standard_version where standard_id = ? and version = ?")
                .params(STANDARD, NEXT)
                .update();
        db.sql("insert into standard_version (standard_id, version, sha256, file_name, content, loaded_at)"
                        + " values (?, ?, ?, 'next.yaml', ?, ?)")
                .params(STANDARD, NEXT, Sha256.hex(next), next, LocalDateTime.of(2026, 1, 1, 0, 0))
                .update();
    }

    @BeforeEach
    void people() {
        cases = beans.createBean(LiveCases.class);
    }

    private void inForce(Live live, String version) {
        standards.adopt(live.client, STANDARD, version, LiveMatters.ADMIN);
    }

    private Live another(Live first, String control) {
        var reported = nonCompliances.report(first.client, control, "Seen on site", List.of("PC-07"), ANALYST);
        Live other = cases
        .new Live(first.client, ((ReportResult.Opened) reported).opened().number());
        other.fire("BusinessRuleTask_RateSeverity");
        return other;
    }

    private List<LedgerRow> recorded(Live live, String event) {
        return ledger.about(Chain.of(live.client), live.number, ANALYST).stream()
                .filter(row -> row.event().equals(event))
                .toList();
    }

    private void isWithdrawn(Live live) {
        assertThat(live.view().state()).isEqualTo(CaseState.CLOSED);
        assertThat(live.view().outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
        assertThat(live.waitsAt()).isEmpty();
        assertThat(live.path()).contains("SubProcess_MatterOver", "EndEvent_Closed");
        assertThat(live.mailed()).contains("case-withdrawn");
        assertThat(recorded(live, "case-taken-back")).singleElement().satisfies(row -> assertThat(row.facts())
                .contains("\"by\":\"version-in-force\"", STANDARD, "\"version\":\"1.1\""));
    }

    @Test
    void whatIsAskedNoMoreEndsAndTheClientIsToldByWhichVersion() {
        Live gone = cases.ask("PC-01");
        Live ours = another(gone, "MTS-03.1");
        Live stays = another(gone, "MTS-07.1");

        inForce(gone, NEXT);

        isWithdrawn(gone);
        isWithdrawn(ours);
        assertThat(db.sql("select html_body from outbox_mail where client_id = ? and event = 'case-withdrawn'")
                        .param(gone.client.value())
                        .query(String.class)
                        .list())
                .hasSize(4)
                .allSatisfy(body -> assertThat(body)
                        .contains("Version 1.1 of “Minimum Technology Standards” does not ask this of the client"));
        assertThat(stays.view().state()).isEqualTo(CaseState.RESPONDING);
        assertThat(stays.view().control().version())
                .as("what goes on keeps the words that it was judged by")
                .isEqualTo("1.0");
        assertThat(stays.waitsAt()).containsExactly("UserTask_Respond");
    }

    @Test
    void aCaseThatHasOnlyJustBeenOpenedEndsToo() {
        Live first = cases.ask("PC-01");
        var reported = nonCompliances.report(first.client, "MTS-03.1", "Seen on site", List.of("PC-07"), ANALYST);
        Live unrated = cases
        .new Live(first.client, ((ReportResult.Opened) reported).opened().number());

        inForce(first, NEXT);

        isWithdrawn(unrated);
    }

    @Test
    void whatIsAskedAgainLaterGoesOnUnderItsNumber() {
        Live live = cases.ask("PC-01");
        inForce(live, NEXT);
        isWithdrawn(live);

        inForce(live, "1.0");

        assertThat(live.view().state()).isEqualTo(CaseState.RESPONDING);
        assertThat(recorded(live, "case-reopened")).hasSize(1);
    }

    @Test
    void aRemedyUnderWayEndsWithIt() {
        Live live = cases.ask("PC-01");
        live.done("respond", live.member(), Map.of("outcome", "remediate"));
        assertThat(live.view().state()).isEqualTo(CaseState.REMEDIATING);

        inForce(live, NEXT);

        isWithdrawn(live);
    }

    @Test
    void aTextThatLiesBeforeTheSignatoryIsSignedNoMore() {
        Live live = cases.ask("PC-01");
        assessed(live);

        inForce(live, NEXT);

        isWithdrawn(live);
        assertThat(recorded(live, "deviation-ended")).hasSize(1);
    }

    @Test
    void anAgreementInForceEndsWithItsMatter() {
        Live live = cases.ask("PC-01");
        assessed(live);
        live.done("acknowledge-deviation", live.signatory(), DeviationForms.SIGNED);
        live.done("approve-deviation", MANAGER, DeviationForms.APPROVED);
        assertThat(live.view().state()).isEqualTo(CaseState.ACCEPTED);

        inForce(live, NEXT);

        isWithdrawn(live);
        assertThat(recorded(live, "deviation-ended")).hasSize(1);
    }

    private void assessed(Live live) {
        LocalDate until =
                LocalDate.now(clock.withZone(ZoneId.of("Europe/Vienna"))).plusDays(20);
        live.done("respond", live.member(), DeviationForms.wish(until));
        live.done("assess-risk", ANALYST, DeviationForms.assessment(2, 4, until));
    }

    @Test
    void whatIsPausedIsGivenBackFirst() {
        Enforced one = beans.createBean(EnforcedCases.class).silent().paused(HELPDESK);

        inForce(one.live, NEXT);

        assertThat(one.live.waitsAt()).containsExactly("UserTask_ApproveResumption");
        assertThat(one.live.view().outcome()).isNull();
        one.resumed();
        isWithdrawn(one.live);
        assertThat(one.holds()).isEmpty();
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
    }

    @Test
    void aTerminationUnderNoticeIsAverted() {
        Enforced one = beans.createBean(EnforcedCases.class).silent().paused(HELPDESK);
        one.live.fire("Timer_LongestPauseOver");
        one.live.done("recommend-termination", MANAGER, RECOMMENDED);
        one.live.done("approve-termination", DIRECTOR, APPROVED);
        assertThat(one.live.view().state()).isEqualTo(CaseState.TERMINATING);

        inForce(one.live, NEXT);

        assertThat(one.live.waitsAt()).containsExactly("UserTask_ApproveResumption");
        one.resumed();
        isWithdrawn(one.live);
        assertThat(one.enforced().terminations()).singleElement().satisfies(ended -> assertThat(ended.state())
                .isEqualTo(TerminationState.AVERTED));
        assertThat(one.state(HELPDESK)).isEqualTo(ServiceState.ACTIVE);
    }
}
