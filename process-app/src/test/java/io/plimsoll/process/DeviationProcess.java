package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.deviation.DeviationView;
import io.plimsoll.deviation.Deviations;
import io.plimsoll.document.Documents;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.process.LiveCases.Live;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A client that asks for a deviation, and what people do on the way to one; each test begins with the wish. */
abstract class DeviationProcess {

    static final String ASSESS = "assess-risk";
    static final String SIGN = "acknowledge-deviation";
    static final String APPROVE = "approve-deviation";
    static final String REVIEW = "review-deviation";
    static final Map<String, @Nullable Object> RENEW = Map.of("outcome", "renew", "explanation", "Delayed.");

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Deviations deviations;

    @Autowired
    Documents documents;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    Live live;

    @BeforeEach
    void theClientAsksForADeviation() {
        live = beans.createBean(LiveCases.class).ask("PC-01", "PC-02");
        live.done("respond", live.member(), DeviationForms.wish(inDays(20)));
    }

    LocalDate inDays(int days) {
        return LocalDate.now(clock.withZone(ZoneId.of("Europe/Vienna"))).plusDays(days);
    }

    Map<String, @Nullable Object> assessment(int residualLikelihood, int residualImpact, int days) {
        return DeviationForms.assessment(residualLikelihood, residualImpact, inDays(days));
    }

    void assessed() {
        live.done(ASSESS, ANALYST, assessment(2, 4, 20));
    }

    Completion sign() {
        return live.submit(SIGN, live.signatory(), DeviationForms.SIGNED);
    }

    void signed() {
        assessed();
        assertThat(sign()).isEqualTo(new Completion.Completed(false));
    }

    void inForce() {
        signed();
        live.done(APPROVE, MANAGER, DeviationForms.APPROVED);
    }

    DeviationView agreement() {
        return deviations.of(live.number, ANALYST).get(0);
    }

    DeviationView.Text text() {
        return agreement().texts().get(0);
    }

    void clientIsAskedAgain() {
        assertThat(live.view().state()).isEqualTo(CaseState.RESPONDING);
        assertThat(live.waitsAt()).containsExactly("UserTask_Respond");
    }

    List<String> ledgered() {
        return ledger.about(Chain.of(live.client), live.number, ANALYST).stream()
                .map(LedgerRow::event)
                .toList();
    }
}
