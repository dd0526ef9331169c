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

class ResumptionTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Resumption resumption =
            new Resumption("r1", new ClientId("harbor"), new CaseNumber("NC-2026-000001"), List.of("s1"), NOW);

    @Test
    void isOnlyPutOffNeverLost() {
        resumption.putOff(People.manager(), NOW, new Deadline(NOW.plusSeconds(60), ZoneOffset.UTC, 1));
        assertThat(resumption.isOpen()).isTrue();
        assertThat(resumption.askAgainAt()).contains(NOW.plusSeconds(60));

        resumption.askAgain();
        resumption.approved(People.manager(), NOW.plusSeconds(61));
        resumption.resumed(NOW.plusSeconds(62));
        assertThat(resumption.isOpen()).isFalse();
    }

    @Test
    void stayedOpenAfterARefusalUntilItIsDone() {
        resumption.approved(People.manager(), NOW);
        resumption.refused("Locked.");
        assertThat(resumption.isOpen()).isTrue();

        resumption.resumed(NOW);
        assertThat(resumption.state()).isEqualTo(ResumptionState.RESUMED);
    }

    @Test
    void isAskedAnewWhenTheMatterEndsBeforeAnApprovalWasCarriedOut() {
        resumption.approved(People.manager(), NOW);
        resumption.askAgain();

        assertThat(resumption.state()).isEqualTo(ResumptionState.ASKED);
        resumption.approved(People.manager(), NOW.plusSeconds(1));
        assertThat(resumption.state()).isEqualTo(ResumptionState.RESUMING);
    }

    @Test
    void isNotDoneWithoutAnApproval() {
        assertThatIllegalStateException().isThrownBy(() -> resumption.resumed(NOW));
    }
}
