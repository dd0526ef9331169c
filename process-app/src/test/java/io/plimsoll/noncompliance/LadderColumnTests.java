package io.plimsoll.noncompliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.policy.Way;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ladders outlive the release that reckoned them. */
class LadderColumnTests {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private final LadderColumn column = new LadderColumn();

    @Test
    void isReadAsItWasKept() {
        var ladder = new Ladder(List.of(
                new PlannedRung(1, AT, "friendly", false, false, false, Way.MAIL),
                new PlannedRung(2, AT.plusSeconds(60), "firm", true, true, true, Way.MAIL_AND_CHAT)));

        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(ladder)))
                .isEqualTo(ladder);
    }

    @Test
    void whatWasKeptBeforeRungsHadAWayWasCopiedToChannels() {
        String kept = """
                {"rungs":[{"nr":1,"at":"2026-03-02T09:00:00Z","tone":"final","signatories":true,"tellMsp":true}]}""";

        assertThat(column.convertToEntityAttribute(kept))
                .isEqualTo(new Ladder(List.of(new PlannedRung(1, AT, "final", true, true, true, Way.MAIL_AND_CHAT))));
    }
}
