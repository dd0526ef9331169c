package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A deadline is put into its reader's calendar once, moved there when it moves, and taken out when it is over. */
@Tag(TestDatabase.TAG)
class DeadlinesTests extends OutboxBench {

    private static final Instant FRIDAY = Instant.parse("2026-11-27T16:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-30T16:00:00Z");
    private static final Recipient ADA = reader("ada@harbor.example", Locale.ENGLISH);
    private static final Recipient BO = reader("bo@harbor.example", Locale.GERMAN);

    private int mails;

    private static Recipient reader(String address, Locale language) {
        return new Recipient("Ada", address, language, ZoneId.of("Europe/Zurich"));
    }

    private static DeadlineNews asked(String id, Instant at, String title) {
        return new DeadlineNews(new Deadline(id, at, title), id);
    }

    private static DeadlineNews asked(String id, Instant at) {
        return asked(id, at, "Backup has no off-site copy (NC-2026-000123)");
    }

    /** What travels with one more mail about the case, with its lines put together again; "" for nothing. */
    private String told(Recipient to, @Nullable DeadlineNews news) {
        MailOrder plain = MailSamples.to(order("cause " + ++mails), to);
        queue(new MailOrder(
                plain.event(),
                plain.audience(),
                plain.to(),
                plain.client(),
                plain.number(),
                plain.cause(),
                plain.step(),
                plain.path(),
                plain.model(),
                null,
                news,
                false));
        relay.relayDue();
        String file = courier.delivered.get(courier.delivered.size() - 1).calendar();
        return Objects.requireNonNullElse(file, "").replace("\r\n ", "");
    }

    private static List<String> lines(String file) {
        return file.lines().toList();
    }

    @Test
    void whatIsAskedStandsInTheCalendarAsFreeTimeThatNobodyHasToAccept() {
        assertThat(lines(told(ADA, asked("r-1", FRIDAY))))
                .containsSubsequence("BEGIN:VCALENDAR", "METHOD:PUBLISH", "BEGIN:VEVENT")
                .contains(
                        "VERSION:2.0",
                        "UID:r-1@msp.example",
                        "DTSTAMP:20261123T130500Z",
                        "DTSTART:20261127T160000Z",
                        "DTEND:20261127T160000Z",
                        "SEQUENCE:0",
                        "STATUS:CONFIRMED",
                        "TRANSP:TRANSPARENT",
                        "SUMMARY:Deadline: Backup has no off-site copy (NC-2026-000123)",
                        "ORGANIZER;CN=Lighthouse IT:mailto:plimsoll@msp.example",
                        "URL:https://plimsoll.example/cases/NC-2026-000123/tasks/respond");
    }

    @Test
    void aReminderOfTheSameChangesNothing() {
        told(ADA, asked("r-1", FRIDAY));

        assertThat(told(ADA, asked("r-1", FRIDAY))).isEmpty();
        assertThat(told(ADA, new DeadlineNews(null, "r-1"))).isEmpty();
        assertThat(told(ADA, null)).isEmpty();
    }

    @Test
    void aDeadlineThatMovesIsTheSameInAnotherVersion() {
        told(ADA, asked("r-1", FRIDAY));

        assertThat(lines(told(ADA, asked("r-1", MONDAY))))
                .contains("UID:r-1@msp.example", "SEQUENCE:1", "DTSTART:20261130T160000Z", "STATUS:CONFIRMED");
        assertThat(lines(told(ADA, asked("r-1", FRIDAY)))).contains("SEQUENCE:2", "DTSTART:20261127T160000Z");
    }

    @Test
    void theNextMailTakesOutWhatIsOver() {
        told(ADA, asked("r-1", FRIDAY));

        assertThat(lines(told(ADA, new DeadlineNews(null, ""))))
                .contains("UID:r-1@msp.example", "SEQUENCE:1", "STATUS:CANCELLED", "DTSTART:20261127T160000Z");
        assertThat(told(ADA, new DeadlineNews(null, ""))).isEmpty();
    }

    /** A clock that stood still runs again. */
    @Test
    void whatWasTakenOutCanComeBack() {
        told(ADA, asked("r-1", FRIDAY));
        told(ADA, new DeadlineNews(null, ""));

        assertThat(lines(told(ADA, asked("r-1", FRIDAY))))
                .contains("UID:r-1@msp.example", "SEQUENCE:2", "STATUS:CONFIRMED", "DTSTART:20261127T160000Z");
    }

    @Test
    void theNextQuestionTakesOutTheOneBeforeAndPutsItselfIn() {
        told(ADA, asked("r-1", FRIDAY));

        assertThat(lines(told(ADA, asked("r-2", MONDAY))))
                .containsSubsequence(
                        "UID:r-1@msp.example", "STATUS:CANCELLED", "UID:r-2@msp.example", "STATUS:CONFIRMED");
    }

    @Test
    void eachReaderHasACalendarOfTheirOwnInTheirOwnLanguage() {
        told(ADA, asked("r-1", FRIDAY));

        assertThat(lines(told(BO, asked("r-1", FRIDAY))))
                .contains("SEQUENCE:0", "SUMMARY:Frist: Backup has no off-site copy (NC-2026-000123)");
        assertThat(told(ADA, asked("r-1", FRIDAY))).isEmpty();
    }

    @Test
    void aTitleCannotAddALine() {
        String file =
                told(ADA, asked("r-1", FRIDAY, "Ends, here; \\ now\r\nATTENDEE:mailto:all@example.org\nEND:VEVENT"));

        assertThat(lines(file))
                .contains("SUMMARY:Deadline: Ends\\, here\\; \\\\ now ATTENDEE:mailto:all@example.org END:VEVENT")
                .doesNotContain("ATTENDEE:mailto:all@example.org");
        assertThat(file).containsOnlyOnce("\r\nEND:VEVENT");
    }
}
