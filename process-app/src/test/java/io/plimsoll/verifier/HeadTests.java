package io.plimsoll.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A head is found in whatever a person has kept of the mail that carried it. */
class HeadTests {

    private static final String LINE = "plimsoll-head:1 chain=client:harbor size=42 after=0 root=" + "ab".repeat(32)
            + " time=2026-11-23T13:05:00.000Z key=" + "cd".repeat(32) + " signature=" + "5c".repeat(64);

    @ParameterizedTest
    @ValueSource(strings = {"%s", "Head of the ledger: %s. Keep it.", "> quoted\n%s\n"})
    void inOneLine(String around) {
        assertThat(Head.in(around.formatted(LINE))).isEqualTo(Head.of(LINE)).isPresent();
    }

    @Test
    void brokenAsOurMailsBreakIt() {
        String mailed =
                "Head of the ledger:\n" + LINE.replace(" root", "\nroot").replace(" time", "\r\ntime");
        mailed = mailed.substring(0, mailed.length() - 64) + "\n" + mailed.substring(mailed.length() - 64) + "\n\nKeep";

        assertThat(Head.in(mailed)).isEqualTo(Head.of(LINE)).isPresent();
    }

    @Test
    void quotedPrintableAsItTravelled() {
        String quoted = LINE.replace("=", "=3D");
        quoted = quoted.substring(0, 70) + "=\r\n" + quoted.substring(70, 140) + "=\n" + quoted.substring(140);

        assertThat(Head.in(quoted)).isEqualTo(Head.of(LINE)).isPresent();
    }

    @Test
    void whatIsCutShortIsNone() {
        assertThat(Head.in(LINE.substring(0, LINE.length() - 1))).isEmpty();
    }
}
