package io.plimsoll.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.client.Deadline;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Pause pause = new Pause(
            "p1",
            new ClientId("harbor"),
            new CaseNumber("NC-2026-000001"),
            List.of("s1", "s2"),
            "Backups stop.",
            "",
            People.analyst(),
            NOW);

    @Test
    void goesFromPreparationOverNoticeToPause() {
        pause.checked("");
        pause.decided(true, "Fair.", People.manager(), NOW);
        pause.noticed("d1", at(NOW.plusSeconds(60)));
        pause.begin();
        pause.paused(NOW.plusSeconds(61), at(NOW.plusSeconds(600)));

        assertThat(pause.state()).isEqualTo(PauseState.PAUSED);
        assertThat(pause.cureEndsAt()).contains(NOW.plusSeconds(60));
        assertThat(pause.longestEndsAt()).contains(NOW.plusSeconds(600));
        assertThat(pause.cureReckonedBy()).isEqualTo("Z, calendar 1");
        assertThat(pause.longestReckonedBy()).isEqualTo("Z, calendar 1");
    }

    @Test
    void whoPreparedItDoesNotDecideOnIt() {
        assertThatIllegalStateException().isThrownBy(() -> pause.decided(true, "Mine.", People.analyst(), NOW));
        assertThat(pause.decidedBy()).isEmpty();
    }

    @Test
    void givesNoNoticeBeforeAnApproval() {
        assertThatIllegalStateException().isThrownBy(() -> pause.noticed("d1", at(NOW)));
    }

    @Test
    void givesNoNoticeOfARejectedPause() {
        pause.decided(false, "Not yet.", People.manager(), NOW);

        assertThatIllegalStateException().isThrownBy(() -> pause.noticed("d1", at(NOW)));
    }

    @Test
    void doesNotBeginBeforeNotice() {
        pause.decided(true, "Fair.", People.manager(), NOW);

        assertThatIllegalStateException().isThrownBy(pause::begin);
    }

    @Test
    void aRefusalLeadsToAnotherTryOrIsGivenUp() {
        refuse();
        pause.tryAgain();
        assertThat(pause.state()).isEqualTo(PauseState.PAUSING);

        pause.refused("Still locked.");
        pause.abandon();
        assertThat(pause.state()).isEqualTo(PauseState.ABANDONED);
        assertThat(pause.refusal()).isEqualTo("Still locked.");
    }

    @Test
    void whatWasDoneByHandAfterARefusalIsAPause() {
        refuse();
        pause.paused(NOW, at(NOW.plusSeconds(600)));

        assertThat(pause.state()).isEqualTo(PauseState.PAUSED);
    }

    @Test
    void countsOnlyProlongationsThatSomebodyChose() {
        refuse();
        pause.paused(NOW, at(NOW.plusSeconds(600)));
        pause.prolong(at(NOW.plusSeconds(900)), false);
        assertThat(pause.extensions()).isZero();

        pause.prolong(at(NOW.plusSeconds(1200)), true);
        assertThat(pause.extensions()).isOne();
        assertThat(pause.longestEndsAt()).contains(NOW.plusSeconds(1200));
    }

    private void refuse() {
        pause.decided(true, "Fair.", People.manager(), NOW);
        pause.noticed("d1", at(NOW));
        pause.begin();
        pause.refused("The service is locked.");
    }

    private static Deadline at(Instant end) {
        return new Deadline(end, ZoneOffset.UTC, 1);
    }
}
