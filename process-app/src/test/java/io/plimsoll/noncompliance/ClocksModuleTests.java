package io.plimsoll.noncompliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a changed calendar, and waiting for the MSP, do to the clock of a request. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class ClocksModuleTests {

    private static final Actor MANAGER = CaseModule.person("max", Role.SERVICE_MANAGER);
    private static final Duration DAY = Duration.ofDays(1);

    private final CaseModule module = new CaseModule();
    private final World world = module.world;

    @BeforeEach
    void atNoon() {
        world.now = Instant.parse("2026-11-20T12:00:00Z");
        world.calendarVersion = 3;
        world.replanned.clear();
    }

    @AfterAll
    void close() {
        module.close();
    }

    private ClockMoves moves() {
        return module.bean(ClockMoves.class);
    }

    private ClockStops stops() {
        return module.bean(ClockStops.class);
    }

    private static String clock(CaseNumber number) {
        return "respond:" + number;
    }

    private Instant due(CaseNumber number) {
        return module.engagement().current(number).orElseThrow().due().at();
    }

    private List<String> record(CaseNumber number) {
        return module.engagement().record(number, MANAGER).stream()
                .map(EngagementEntry::kind)
                .toList();
    }

    @Test
    void aClockFollowsAChangedCalendarOnlyWhereSomebodySaysSo() {
        var client = new ClientId("calendar");
        CaseNumber moved = module.asked("calendar", "T-01", "db");
        CaseNumber kept = module.asked("calendar", "T-02", "db");
        Instant told = due(moved);
        Instant rung = module.engagement().nextReminder(moved).orElseThrow();
        assertThat(moves().open(client, MANAGER)).isEmpty();

        world.calendarVersion = 4;
        assertThat(moves().open(client, MANAGER))
                .extracting(
                        move -> move.clock().id(),
                        move -> move.clock().due().calendarVersion(),
                        ClockMove::before,
                        ClockMove::after)
                .containsExactly(
                        tuple(clock(moved), 3, told, told.plus(DAY)), tuple(clock(kept), 3, told, told.plus(DAY)));
        assertThat(due(moved)).as("asking moves nothing").isEqualTo(told);
        assertThat(moves().decide(client, Set.of(clock(moved)), true, "A free day", MANAGER))
                .isEqualTo(1);
        assertThat(moves().decide(client, Set.of(clock(kept)), false, "It is urgent", MANAGER))
                .isEqualTo(1);

        assertThat(due(moved)).isEqualTo(told.plus(DAY));
        assertThat(module.engagement().nextReminder(moved)).contains(rung.plus(DAY));
        assertThat(module.engagement().current(moved).orElseThrow().due().calendarVersion())
                .isEqualTo(4);
        assertThat(due(kept)).isEqualTo(told);
        assertThat(world.replanned).containsExactly(moved);
        assertThat(world.mailsOf(moved)).contains("time-changed-client to member@calendar.example");
        assertThat(world.mailsOf(kept)).noneMatch(mail -> mail.startsWith("time-changed"));
        assertThat(world.ledgerOf(moved)).endsWith("clock-moved");
        assertThat(world.ledgerOf(kept)).endsWith("clock-kept");
        assertThat(record(kept)).endsWith("noted");
        assertThat(moves().open(client, MANAGER)).as("each is decided once").isEmpty();

        world.calendarVersion = 5;
        assertThat(moves().open(client, MANAGER)).as("of a further change").hasSize(2);
    }

    @Test
    void whatLiesBeforeKeptCalendarsIsNotGuessedAt() {
        world.calendarVersion = World.UNKNOWN_CALENDAR;
        module.asked("unknown", "T-01", "db");
        world.calendarVersion = 2;

        assertThat(moves().open(new ClientId("unknown"), MANAGER)).isEmpty();
    }

    @Test
    void onlyTheMspSetsClocks() {
        CaseNumber number = module.asked("whose", "T-01", "db");
        Actor member = CaseModule.personOf("whose", Role.CLIENT_MEMBER);
        Actor stranger = CaseModule.personOf("other", Role.SERVICE_MANAGER);

        assertThatThrownBy(() -> stops().stop(number, StopReason.OTHER, "x", member))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> stops().goOn(number, member)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> stops().stop(number, StopReason.OTHER, "x", stranger))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> moves().open(new ClientId("whose"), member)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> moves().decide(new ClientId("whose"), Set.of(clock(number)), true, "x", stranger))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void whileTheClientWaitsForUsNothingIsDueAndAfterwardsAsMuchIsLeft() {
        CaseNumber number = module.asked("waits", "T-01", "db");
        Instant told = due(number);
        Instant rung = module.engagement().nextReminder(number).orElseThrow();

        assertThat(stops().mayStop(number, MANAGER)).isTrue();
        assertThat(stops().stop(number, StopReason.SUPPLIER, "The switch is late.", MANAGER))
                .isEqualTo(new ClockResult.Stopped());
        assertThat(stops().stop(number, StopReason.OTHER, "Again.", MANAGER)).isInstanceOf(ClockResult.Refused.class);
        world.pass(Duration.ofDays(9));
        module.engagement().remind(number);
        module.engagement().silent(number);

        assertThat(record(number)).as("neither reminded nor silent").containsExactly("asked", "stopped");
        assertThat(module.engagement().nextReminder(number)).isEmpty();
        assertThat(module.view(number).due()).isNull();
        assertThat(module.bean(Reminders.class).remind(List.of(number.value()), MANAGER))
                .singleElement()
                .satisfies(said -> assertThat(said.words()).contains("waits for us"));
        world.calendarVersion = 4;
        assertThat(moves().open(new ClientId("waits"), MANAGER)).isEmpty();
        world.calendarVersion = 3;

        assertThat(stops().goOn(number, MANAGER)).isEqualTo(new ClockResult.GoesOn(told.plus(Duration.ofDays(9))));
        assertThat(stops().goOn(number, MANAGER)).isInstanceOf(ClockResult.Refused.class);
        assertThat(due(number)).isEqualTo(told.plus(Duration.ofDays(9)));
        assertThat(module.engagement().nextReminder(number)).contains(rung.plus(Duration.ofDays(9)));
        assertThat(world.replanned).containsExactly(number);
        assertThat(record(number)).containsExactly("asked", "stopped", "resumed");
        assertThat(world.ledgerOf(number)).endsWith("clock-stopped", "clock-went-on");
        assertThat(world.ledger).noneMatch(fact -> fact.facts().toString().contains("switch"));
        assertThat(world.mailsOf(number))
                .contains(
                        "clock-stopped-client to member@waits.example", "time-changed-client to member@waits.example");
        module.engagement().silent(number);
        assertThat(record(number)).endsWith("silent");
    }

    @Test
    void whoIsAskedNothingHasNoClockToStop() {
        CaseNumber number = module.asked("nothing", "T-01", "db");
        module.engagement().answered(number, "remediate", MANAGER);

        assertThat(stops().mayStop(number, MANAGER)).isFalse();
        assertThat(stops().stop(number, StopReason.OTHER, "x", MANAGER)).isInstanceOf(ClockResult.Refused.class);
        CaseNumber late = module.asked("late", "T-01", "db");
        world.pass(Duration.ofDays(60));
        assertThat(stops().stop(late, StopReason.OTHER, "x", MANAGER)).isInstanceOf(ClockResult.Refused.class);
    }
}
