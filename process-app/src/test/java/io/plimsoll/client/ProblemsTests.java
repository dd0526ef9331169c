package io.plimsoll.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.identity.Role;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTests {

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Problems problems = new Problems()
                .id("Harbor!")
                .of(new ClientDetails(" ", "platinum", "english please", Set.of("Uses Azure")))
                .of(new CalendarDetails("Mars/Olympus", Set.of(), LocalTime.of(17, 0), LocalTime.of(9, 0)));

        assertThat(problems.found()).containsOnlyKeys("id", "name", "tier", "locale", "facts", "zone", "days", "to");
    }

    @Test
    void whatIsRightIsLeftAlone() {
        Problems problems = new Problems()
                .id("harbor-2")
                .of(new ClientDetails("Zahn\u00e4rzte \ud83e\uddb7", "gold", "de-CH", Set.of("uses-m365")))
                .of(new CalendarDetails(
                        "Europe/Zurich", Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 30)))
                .of(new ContactDetails("\u0141ucja", "l+plimsoll@mail.example", Role.CLIENT_SIGNATORY, "en"))
                .of(new ServiceTerms(260, 60, 260));

        assertThat(problems.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ", "DE-XX", "de-by", "DE-by", "DE-", "-", "NYSE", "DE-BY-AG-X", "DE BY"})
    void onlyRegionsWhoseHolidaysAreKnownAreTaken(String region) {
        assertThat(new Problems().of(calendar(region, "")).found()).containsOnlyKeys("region");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24 Dec",
                "2026-02-29",
                "2026-12-24Office",
                "1926-12-24",
                "2026-12-24\n2026-13-01",
                "2026-12-24 a\u0000b"
            })
    void ownDaysAreDaysOfTheCalendar(String lines) {
        assertThat(new Problems().of(calendar("", lines)).found()).containsOnlyKeys("ownDays");
    }

    @Test
    void regionsAndOwnDaysThatExistAreTaken() {
        assertThat(new Problems()
                        .of(calendar("DE-BY-AG", " 2028-02-29 \r\n\r\n2026-12-24  Office <closed>"))
                        .found())
                .isEmpty();
    }

    private static CalendarDetails calendar(String region, String ownDays) {
        return new CalendarDetails(
                "Europe/Berlin", Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0), region, ownDays);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b",
                "a b@mail.example",
                "a@mail.example, b@mail.example",
                "a@mail.example\r\nBcc: b@mail.example",
                "<a@mail.example>",
                "a@-mail.example",
                "a@mail..example"
            })
    void whatIsNotOneAddressIsRefused(String email) {
        assertThat(new Problems()
                        .of(new ContactDetails("Mia", email, Role.CLIENT_MEMBER, "en"))
                        .found())
                .containsOnlyKeys("email");
    }

    @Test
    void onlyPeopleOfTheClientAreContacts() {
        assertThat(new Problems()
                        .of(new ContactDetails("Mia", "mia@mail.example", Role.DIRECTOR, "en"))
                        .found())
                .containsOnlyKeys("role");
    }

    @Test
    void termsStayWithinWhatAContractMaySay() {
        assertThat(new Problems().of(new ServiceTerms(0, 61, 261)).found())
                .containsOnlyKeys("noticeDays", "cureDays", "longestPauseDays");
    }
}
