package io.plimsoll.noncompliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.policy.Rung;
import io.plimsoll.policy.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTests {

    private static final Instant ASKED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant DUE = ASKED.plusSeconds(100);
    private static final List<Rung> TABLE = List.of(
            new Rung(50, "friendly", false, false, false, Way.MAIL),
            new Rung(75, "firm", true, false, false, Way.MAIL_AND_CHAT),
            new Rung(90, "final", true, true, true, Way.MAIL_AND_CHAT));

    private final Ladder ladder = Ladder.plan(TABLE, ASKED, DUE, LadderTests::at);

    @Test
    void numbersTheRungsByTime() {
        assertThat(ladder.rungs())
                .extracting(PlannedRung::nr, PlannedRung::tone, rung -> Duration.between(ASKED, rung.at())
                        .toSeconds())
                .containsExactly(tuple(1, "friendly", 50L), tuple(2, "firm", 75L), tuple(3, "final", 90L));
    }

    @Test
    void theNextRungIsStrictlyLaterThanNow() {
        assertThat(ladder.after(ASKED)).map(PlannedRung::nr).contains(1);
        assertThat(ladder.after(ASKED.plusMillis(49_999))).map(PlannedRung::nr).contains(1);
        assertThat(ladder.after(ASKED.plusSeconds(50))).map(PlannedRung::nr).contains(2);
        assertThat(ladder.after(ASKED.plusSeconds(90))).isEmpty();
    }

    @Test
    void sendsTheHighestRungThatIsDueAndNoneTwice() {
        assertThat(ladder.toSend(ASKED.plusSeconds(49), 0)).isEmpty();
        assertThat(ladder.toSend(ASKED.plusSeconds(50), 0)).map(PlannedRung::nr).contains(1);
        assertThat(ladder.toSend(ASKED.plusSeconds(50), 1)).isEmpty();
        assertThat(ladder.toSend(ASKED.plusSeconds(95), 0)).map(PlannedRung::nr).contains(3);
        assertThat(ladder.toSend(ASKED.plusSeconds(95), 3)).isEmpty();
    }

    @Test
    void nobodyIsRemindedOfADeadlineThatIsOver() {
        assertThat(ladder.toSend(DUE.minusSeconds(1), DUE, 0))
                .map(PlannedRung::nr)
                .contains(3);
        assertThat(ladder.toSend(DUE, DUE, 0)).isEmpty();
        assertThat(ladder.toSend(DUE.plusSeconds(1), DUE, 2)).isEmpty();
    }

    @Test
    void knowsWhichRungsWerePassedOver() {
        assertThat(ladder.passedBy(ASKED.plusSeconds(95), 0, 3)).containsExactly(1, 2);
        assertThat(ladder.passedBy(ASKED.plusSeconds(95), 2, 3)).isEmpty();
        assertThat(ladder.passedBy(ASKED.plusSeconds(80), 0, Integer.MAX_VALUE)).containsExactly(1, 2);
    }

    /** Requests that are open over a release have rungs without the mark. */
    @Test
    void ofRungsThatWereKeptBeforeTheySaidSoTheFinalOneIsTheLast() {
        var column = new LadderColumn();
        String kept = String.valueOf(column.convertToDatabaseColumn(ladder));
        String older = kept.replaceAll(",\"last\":(true|false)", "");

        assertThat(older).isNotEqualTo(kept);
        assertThat(column.convertToEntityAttribute(older)).isEqualTo(ladder);
        assertThat(column.convertToEntityAttribute(kept)).isEqualTo(ladder);
    }

    @Test
    void rungsFallOnWholeSecondsRoundedUp() {
        Ladder odd = Ladder.plan(TABLE, ASKED, DUE, percent -> at(percent).plusMillis(1));

        assertThat(odd.rungs()).allMatch(rung -> rung.at().getNano() == 0);
        assertThat(odd.rungs().get(0).at()).isEqualTo(ASKED.plusSeconds(51));
    }

    @Test
    void rungsThatFallTogetherAreOneAndThoseOnTheDeadlineNone() {
        Instant soon = ASKED.plusSeconds(2);

        Ladder shortOne = Ladder.plan(TABLE, ASKED, soon, percent -> ASKED.plusMillis(20L * percent));

        assertThat(shortOne.rungs()).extracting(PlannedRung::tone).containsExactly("friendly");
        assertThat(Ladder.plan(TABLE, ASKED, DUE, percent -> ASKED.plusSeconds(60))
                        .rungs())
                .extracting(PlannedRung::tone)
                .containsExactly("final");
    }

    /** However late and however often the engine's timer fires, each rung is sent at most once and in rising order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anEngineThatIsLateOrRepeatsSendsNoRungTwice(long seed) {
        Random random = new Random(seed);
        List<Integer> sent = new ArrayList<>();
        Instant now = ASKED;
        Optional<PlannedRung> next = ladder.after(now);
        while (next.isPresent()) {
            now = next.get().at().plusMillis(random.nextInt(30_000));
            next = ladder.after(now);
            int last = sent.isEmpty() ? 0 : sent.get(sent.size() - 1);
            ladder.toSend(now, last).map(PlannedRung::nr).ifPresent(sent::add);
        }

        assertThat(sent).doesNotHaveDuplicates().isSorted().endsWith(3);
    }

    private static Instant at(int percent) {
        return ASKED.plusSeconds(percent);
    }
}
