package io.plimsoll.people;

import static io.plimsoll.identity.Role.ANALYST;
import static io.plimsoll.identity.Role.CLIENT_MEMBER;
import static io.plimsoll.identity.Role.DIRECTOR;
import static io.plimsoll.people.Somebody.ALPINE;
import static io.plimsoll.people.Somebody.HARBOR;
import static io.plimsoll.people.Somebody.disabled;
import static io.plimsoll.people.Somebody.in;
import static io.plimsoll.people.Somebody.staff;
import static io.plimsoll.people.Somebody.withoutFactor;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.client.CalendarView;
import io.plimsoll.client.ClientView;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.people.Difference.Kind;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaffDriftTests {

    @Test
    void peopleInOrderLeaveNothingToSay() {
        assertThat(drift(staff("nora", ANALYST), in(staff("lea", DIRECTOR), ClientScope.of(HARBOR))))
                .isEmpty();
    }

    @Test
    void whoWorksForTheMspNeedsASecondFactor() {
        assertThat(drift(withoutFactor(staff("nora", ANALYST)))).containsExactly(Kind.NO_SECOND_FACTOR);
        assertThat(drift(withoutFactor(staff("nora", ANALYST), SetUp.SECOND_FACTOR)))
                .isEmpty();
    }

    @Test
    void whoSeesNoClientIsPointedOut() {
        assertThat(drift(in(staff("nora", ANALYST), ClientScope.of()))).containsExactly(Kind.STAFF_WITHOUT_CLIENTS);
    }

    @Test
    void nobodyActsForBothSides() {
        assertThat(drift(staff("nora", ANALYST, CLIENT_MEMBER))).containsExactly(Kind.MIXED_ROLES);
    }

    @Test
    void theGroupAloneGivesNoRole() {
        assertThat(drift(staff("nora"))).containsExactly(Kind.STAFF_WITHOUT_ROLE);
    }

    @Test
    void whoIsDisabledIsNotLookedAt() {
        assertThat(drift(disabled(withoutFactor(staff("nora", ANALYST, CLIENT_MEMBER)))))
                .isEmpty();
    }

    @Test
    void aClientWithoutGroupIsNamed() {
        List<Difference> found = StaffDrift.of(List.of(), List.of(client(HARBOR), client(ALPINE)), Set.of(HARBOR));

        assertThat(found).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.NO_GROUP);
            assertThat(difference.contact()).isEqualTo("alpine");
        });
    }

    private static List<Kind> drift(Account... staff) {
        return StaffDrift.of(List.of(staff), List.of(), Set.of()).stream()
                .map(Difference::kind)
                .toList();
    }

    private static ClientView client(ClientId id) {
        return new ClientView(
                id,
                "Client " + id,
                "gold",
                Locale.ENGLISH,
                new CalendarView(1, ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                List.of(),
                List.of(),
                Set.of(),
                true);
    }
}
