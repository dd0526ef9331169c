package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.noncompliance.ClockResult;
import io.plimsoll.noncompliance.ClockStops;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.StopReason;
import io.plimsoll.process.LiveCases.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client that waits for the MSP: the engine's clocks are gone until its time runs again. */
@PlimsollTest
class ClockStopProcessTests {

    private static final Duration STOPPED = Duration.ofDays(3);

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    ClockStops stops;

    @Autowired
    Engagement engagement;

    @Autowired
    JdbcClient db;

    private Live live;

    @BeforeEach
    void theClientIsAsked() {
        live = beans.createBean(LiveCases.class).ask("PC-01");
    }

    private void stop() {
        assertThat(stops.stop(live.number, StopReason.WORK, "The firewall comes first.", MANAGER))
                .isEqualTo(new ClockResult.Stopped());
    }

    @Test
    void bothClocksAreGoneAndComeBackWithTheTimeThatWasLeft() {
        Instant told = engagement.current(live.number).orElseThrow().due().at();
        stop();

        assertThatThrownBy(() -> live.job("Timer_ResponseOverdue")).hasMessageContaining("No job");
        assertThatThrownBy(() -> live.job("Timer_ResponseReminder")).hasMessageContaining("No job");
        assertThat(live.waitsAt()).containsExactly("UserTask_Respond");
        db.sql("update client_request set stopped_at = timestampadd(second, ?, stopped_at) where case_number = ?")
                .params(-STOPPED.toSeconds(), live.number.value())
                .update();

        stops.goOn(live.number, MANAGER);

        Instant due = engagement.current(live.number).orElseThrow().due().at();
        assertThat(due).isAfterOrEqualTo(told.plus(STOPPED));
        assertThat(live.job("Timer_ResponseOverdue").getDuedate().toInstant()).isEqualTo(due);
        assertThat(live.job("Timer_ResponseReminder").getDuedate().toInstant())
                .isEqualTo(engagement.nextReminder(live.number).orElseThrow());
        assertThat(live.mailed()).contains("clock-stopped", "time-changed");
        live.fire("Timer_ResponseOverdue");
        assertThat(live.waitsAt()).containsExactly("UserTask_DecideEnforcement");
        assertThat(engagement.counts(live.number).silences()).isEqualTo(1);
    }

    @Test
    void whoAnswersAllTheSameIsAskedTheNextThingWithAClockThatRuns() {
        stop();

        live.done("respond", live.member(), Map.of("outcome", "remediate"));

        assertThat(stops.of(live.number, MANAGER)).isEmpty();
        assertThat(live.waitsAt()).containsExactly("UserTask_PlanRemediation");
        assertThat(engagement.current(live.number).orElseThrow().task()).isEqualTo("plan-remediation");
    }
}
