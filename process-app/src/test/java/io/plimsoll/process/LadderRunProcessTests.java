package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.mail.SettledMails;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.RequestView;
import io.plimsoll.process.LiveCases.Live;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client says nothing, from the notice to the decision on enforcement: what is in the mailboxes, and in which order. */
@PlimsollTest
class LadderRunProcessTests {

    private static final Instant ASKED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DECIDED = ASKED.plus(Duration.ofDays(10));
    private static final String REMINDER = "Timer_ResponseReminder";
    private static final String OVERDUE = "Timer_ResponseOverdue";

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Engagement engagement;

    @Autowired
    BeanFactory application;

    @Autowired
    WorkingTime time;

    @Autowired
    JdbcClient db;

    private LiveCases cases;
    private Live live;

    @BeforeEach
    void cases() {
        cases = beans.createBean(LiveCases.class);
    }

    @Test
    void aCriticalMatterIsToldFourTimesAndThenDecidedOn() {
        RequestView request = asked("MTS-01.1", "critical");

        List<Instant> moments = climb(request);

        assertThat(moments).containsExactlyElementsOf(moments(request, 33, 66, 90));
        assertThat(mailbox(request.askedAt()))
                .containsExactly(
                        "asked: answer-asked to member, Please answer",
                        "asked: answer-asked to signatory, Please answer",
                        "reminder-1-1: reminder to member, Reminder, Perhaps this slipped through",
                        "reminder-1-1: reminder to signatory, Reminder, Perhaps this slipped through",
                        "reminder-2-2: reminder to member, Reminder, have not heard from you yet",
                        "reminder-2-2: reminder to signatory, Reminder, have not heard from you yet",
                        "reminder-2-2: reminder-told to manager",
                        "reminder-3-3: reminder to member, Last reminder, This is our last reminder",
                        "reminder-3-3: reminder to signatory, Last reminder, This is our last reminder",
                        "reminder-3-3: reminder-told to manager",
                        "silent: silence-recorded to manager",
                        "enforcement: enforcement-due to manager");
        assertThat(live.waitsAt()).containsExactly("UserTask_DecideEnforcement");
    }

    /** A client's room hears of what is asked and of what presses; a first friendly word is for people's mailboxes. */
    @Test
    void theClientsChannelHearsOfTheRungsThatSaySo() {
        RequestView request = asked("MTS-01.2", "high");
        db.sql("insert into message_channel (id, client_id, kind, name, host, url_sealed, roles, added_by,"
                        + " added_by_name, added_at) values (?, ?, 'slack', ?, 'chat.example', 'x', '', 'a', 'Ada', ?)")
                .params(
                        live.client.value(),
                        live.client.value(),
                        "Room of " + live.client,
                        LocalDateTime.ofInstant(ASKED, ZoneOffset.UTC))
                .update();

        climb(request);

        assertThat(db.sql("select step, event from outbox_mail where case_number = ? and channel_id = ? order by id")
                        .params(live.number.value(), live.client.value())
                        .query((row, n) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly("reminder-2-2 reminder", "reminder-3-3 reminder");
        assertThat(engagement.record(live.number, MANAGER))
                .filteredOn(line -> line.kind().equals("reminded"))
                .extracting(line -> line.detail().contains("Copied to: Room of " + live.client + "."))
                .containsExactly(false, true, true);
        db.sql("update message_channel set switched_off_at = added_at where id = ?")
                .param(live.client.value())
                .update();
    }

    @Test
    void aHighMatterIsToldLaterAndWithinTheSameOrder() {
        RequestView request = asked("MTS-01.2", "high");

        List<Instant> moments = climb(request);

        assertThat(moments).containsExactlyElementsOf(moments(request, 50, 75, 90));
        assertThat(mailbox(request.askedAt())).hasSize(12);
        assertThat(live.waitsAt()).containsExactly("UserTask_DecideEnforcement");
    }

    /** Who was silent once is not told that it perhaps slipped through. */
    @Test
    void afterASilenceTheLadderBeginsFirm() {
        climb(asked("MTS-01.2", "high"));
        ThatTime.at(
                DECIDED,
                () -> live.done(
                        "decide-enforcement",
                        MANAGER,
                        Map.of("outcome", "extend", "days", 1, "explanation", "They called.")));

        climb(engagement.current(live.number).orElseThrow());

        assertThat(mailbox(DECIDED))
                .filteredOn(mail -> mail.startsWith("reminder-1"))
                .containsExactly(
                        "reminder-1-1: reminder to member, Reminder, have not heard from you yet",
                        "reminder-1-1: reminder to signatory, Reminder, have not heard from you yet");
    }

    private RequestView asked(String control, String severity) {
        ThatTime.at(ASKED, () -> live = cases.askAbout(control, "PC-01"));
        assertThat(live.view().severity().key()).isEqualTo(severity);
        return engagement.current(live.number).orElseThrow();
    }

    /** Fires each timer when it is due, until the client's time is over; when it reminded. */
    private List<Instant> climb(RequestView request) {
        List<Instant> reminded = new ArrayList<>();
        for (Optional<Instant> rung = next(request.askedAt()); rung.isPresent(); rung = next(rung.get())) {
            assertThat(live.job(REMINDER).getDuedate().toInstant()).isEqualTo(rung.get());
            ThatTime.at(rung.get(), () -> {
                live.fire(REMINDER);
                SettledMails.tell(application);
            });
            reminded.add(rung.get());
        }
        assertThat(live.job(OVERDUE).getDuedate().toInstant())
                .isEqualTo(request.due().at());
        ThatTime.at(request.due().at(), () -> live.fire(OVERDUE));
        return reminded;
    }

    private Optional<Instant> next(Instant now) {
        List<Optional<Instant>> next = new ArrayList<>();
        ThatTime.at(now, () -> next.add(engagement.nextReminder(live.number)));
        return next.get(0);
    }

    private List<Instant> moments(RequestView request, int... shares) {
        List<Instant> moments = new ArrayList<>();
        for (int share : shares) {
            Instant exact =
                    time.share(live.client, request.askedAt(), request.due().at(), share);
            moments.add(exact.getNano() == 0 ? exact : Instant.ofEpochSecond(exact.getEpochSecond() + 1));
        }
        return moments;
    }

    /** All that was written about the case since then, in order: step, event, reader, beginning of the subject, and tone. */
    private List<String> mailbox(Instant since) {
        return db.sql("select step, event, recipient, subject, text_body from outbox_mail"
                        + " where case_number = ? and queued_at >= ? order by queued_at, id")
                .params(live.number.value(), LocalDateTime.ofInstant(since, ZoneOffset.UTC))
                .query((row, n) -> {
                    String who = row.getString(3).replaceAll("@.*", "");
                    String mail = "%s: %s to %s".formatted(row.getString(1), row.getString(2), who);
                    boolean toClient = row.getString(3).endsWith("@" + live.client + ".example");
                    return toClient ? mail + ", " + words(row.getString(4), row.getString(5)) : mail;
                })
                .list();
    }

    private static String words(String subject, String text) {
        String flowing = text.replaceAll("\\s+", " ");
        String tone =
                List.of("Perhaps this slipped through", "have not heard from you yet", "This is our last reminder")
                        .stream()
                        .filter(flowing::contains)
                        .reduce("", (one, other) -> one + ", " + other);
        return subject.replaceAll("( by [A-Z][a-z]{2}\\b|:).*", "") + tone;
    }
}
