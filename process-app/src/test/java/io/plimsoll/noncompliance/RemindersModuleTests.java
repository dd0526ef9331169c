package io.plimsoll.noncompliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.Reminders.Reminded;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Reminders by hand, besides those of the ladder. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class RemindersModuleTests {

    private static final Actor MANAGER = CaseModule.person("max", Role.SERVICE_MANAGER);

    private final CaseModule module = new CaseModule();
    private final World world = module.world;

    @BeforeEach
    void atNoon() {
        world.now = Instant.parse("2026-11-20T12:00:00.400Z");
    }

    @AfterAll
    void close() {
        module.close();
    }

    private List<Reminded> remind(String... numbers) {
        return module.bean(Reminders.class).remind(List.of(numbers), MANAGER);
    }

    private long mails(CaseNumber number) {
        return world.mailsOf(number).stream()
                .filter(mail -> mail.startsWith("reminder-client"))
                .count();
    }

    @Test
    void remindsOnceADayAndSaysWhoWasTold() {
        CaseNumber number = module.asked("byhand", "T-01", "db");

        Reminded first = remind(number.value()).get(0);
        world.pass(Duration.ofHours(3));
        Reminded again = remind(number.value()).get(0);
        world.pass(Duration.ofHours(21));
        Reminded nextDay = remind(number.value()).get(0);

        assertThat(first.sent()).isTrue();
        assertThat(first.words()).startsWith("Told by mail: ");
        assertThat(again.sent()).isFalse();
        assertThat(again.words()).isEqualTo("The client has been reminded today already.");
        assertThat(nextDay.sent()).isTrue();
        assertThat(mails(number)).isEqualTo(4);
        assertThat(module.engagement().record(number, MANAGER))
                .filteredOn(line -> line.kind().equals("reminded"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.by()).isEqualTo("max"));
        assertThat(world.ledgerOf(number)).filteredOn("reminder-sent"::equals).hasSize(2);
    }

    @Test
    void theLadderGoesOnAsPlannedAndItsReminderCountsForTheDay() {
        CaseNumber number = module.asked("ladders", "T-01", "db");
        remind(number.value());
        assertThat(module.engagement().nextReminder(number)).contains(Instant.parse("2026-11-21T12:00:01Z"));

        world.pass(Duration.ofHours(25));
        module.engagement().remind(number);

        assertThat(mails(number)).isEqualTo(4);
        assertThat(remind(number.value()).get(0).sent()).isFalse();
    }

    @Test
    void oneThatIsRefusedHidesNoOther() {
        CaseNumber open = module.asked("rows", "T-01", "db");
        CaseNumber unasked = module.asked("rows", "T-02", "db");
        module.engagement().drop(unasked, "Not needed.", MANAGER);
        CaseNumber closed = module.asked("rows", "T-03", "db");
        module.cases().close(closed, CaseOutcome.WITHDRAWN, Actor.system());

        List<Reminded> all =
                remind(unasked.value(), "nonsense", closed.value(), "NC-1999-000001", open.value(), open.value());

        assertThat(all).extracting(Reminded::sent).containsExactly(false, false, false, false, true);
        assertThat(all)
                .extracting(Reminded::words)
                .startsWith(
                        "Nothing is asked of the client at the moment.",
                        "There is no such case among yours.",
                        "It is closed.",
                        "There is no such case among yours.");
    }

    @Test
    void whoDoesNotServeTheClientFindsNoSuchCase() {
        CaseNumber number = module.asked("foreign", "T-01", "db");
        Actor limited = CaseModule.personOf("another", Role.ANALYST);

        assertThat(module.bean(Reminders.class).remind(List.of(number.value()), limited))
                .containsExactly(new Reminded(number.value(), "", false, "There is no such case among yours."));
        assertThat(mails(number)).isZero();
    }

    @Test
    void othersRemindNobodyAndNobodyThousands() {
        Actor member = CaseModule.personOf("rows", Role.CLIENT_MEMBER);
        Reminders reminders = module.bean(Reminders.class);

        assertThatThrownBy(() -> reminders.remind(List.of(), member)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> reminders.remind(Collections.nCopies(101, "x"), MANAGER))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
