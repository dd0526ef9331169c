package io.plimsoll.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.enforcement.EnforcementView.Notice;
import io.plimsoll.enforcement.EnforcementView.PauseView;
import io.plimsoll.enforcement.EnforcementView.TerminationView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnforcementViewTests {

    private static final Instant CURE_ENDS = Instant.parse("2026-11-25T16:00:00Z");
    private static final Instant NOTICE_ENDS = Instant.parse("2026-12-18T16:00:00Z");
    private static final List<String> BACKUP = List.of("Backup");

    @ParameterizedTest
    @EnumSource
    void aPauseIsAnnouncedFromItsNoticeUntilItBegins(PauseState state) {
        EnforcementView view = new EnforcementView(List.of(pause(state)), List.of(), List.of(), List.of());

        if (state == PauseState.NOTICED) {
            assertThat(view.announced()).contains(new Notice(false, BACKUP, CURE_ENDS));
        } else {
            assertThat(view.announced()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEndIsAnnouncedUntilItComes(TerminationState state) {
        EnforcementView view = new EnforcementView(
                List.of(pause(PauseState.PAUSED)), List.of(), List.of(termination(state)), List.of());

        if (state == TerminationState.NOTICED) {
            assertThat(view.announced()).contains(new Notice(true, BACKUP, NOTICE_ENDS));
        } else {
            assertThat(view.announced()).isEmpty();
        }
    }

    private static PauseView pause(PauseState state) {
        return new PauseView(state, BACKUP, "", "", "", "Ana", CURE_ENDS, null, null, CURE_ENDS, null, null, 0, "");
    }

    private static TerminationView termination(TerminationState state) {
        return new TerminationView(
                state, BACKUP, "", List.of(), "Max", NOTICE_ENDS, null, null, NOTICE_ENDS, null, null, List.of());
    }
}
