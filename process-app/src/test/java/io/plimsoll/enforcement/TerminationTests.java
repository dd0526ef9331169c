package io.plimsoll.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.client.Deadline;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminationTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Termination termination = new Termination(
            "t1",
            new ClientId("harbor"),
            new CaseNumber("NC-2026-000001"),
            List.of("s1"),
            "Nobody answers.",
            "Asked: 3\nSilences: 3",
            People.manager(),
            NOW);

    @Test
    void takesTwoPeopleNoticeAndThenEnds() {
        termination.decided(true, People.director(), NOW);
        termination.noticed("d1", at(NOW.plusSeconds(60)));
        termination.terminated(NOW.plusSeconds(61));
        termination.packed("d2");
        termination.offboarded("Data: Nora", People.analyst());

        assertThat(termination.state()).isEqualTo(TerminationState.OFFBOARDED);
        assertThat(termination.noticeReckonedBy()).isEqualTo("Z, calendar 1");
        assertThat(termination.packDocument()).contains("d2");
        assertThat(termination.offboardedBy()).map(Person::name).contains("ana");
    }

    @Test
    void aDirectorWhoRecommendedItDoesNotApproveIt() {
        Actor both = People.msp("max", Role.SERVICE_MANAGER, Role.DIRECTOR);

        assertThatIllegalStateException().isThrownBy(() -> termination.decided(true, both, NOW));
    }

    @Test
    void givesNoNoticeBeforeTheSecondPerson() {
        assertThatIllegalStateException().isThrownBy(() -> termination.noticed("d1", at(NOW)));
    }

    @Test
    void doesNotEndBeforeNotice() {
        termination.decided(true, People.director(), NOW);

        assertThatIllegalStateException().isThrownBy(() -> termination.terminated(NOW));
    }

    @Test
    void leadsNowhereOnceRejected() {
        termination.decided(false, People.director(), NOW);

        assertThatIllegalStateException().isThrownBy(() -> termination.noticed("d1", at(NOW)));
        assertThat(termination.state()).isEqualTo(TerminationState.REJECTED);
    }

    @Test
    void theEndOfTheMatterAvertsItOnlyBeforeTheEndOfTheServices() {
        termination.decided(true, People.director(), NOW);
        termination.noticed("d1", at(NOW.plusSeconds(60)));
        termination.terminated(NOW.plusSeconds(61));
        termination.avert();

        assertThat(termination.state()).isEqualTo(TerminationState.TERMINATED);
    }

    private static Deadline at(Instant end) {
        return new Deadline(end, ZoneOffset.UTC, 1);
    }
}
