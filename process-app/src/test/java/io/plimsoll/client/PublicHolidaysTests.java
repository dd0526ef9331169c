package io.plimsoll.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.client.PublicHolidays.Region;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PublicHolidaysTests {

    @Test
    void aPartOfACountryHasThoseOfTheCountryAndItsOwn() {
        assertThat(PublicHolidays.of("DE-BY", 2027, 2027))
                .containsAllEntriesOf(PublicHolidays.of("DE", 2027, 2027))
                .containsKey(LocalDate.of(2027, 1, 6));
        assertThat(PublicHolidays.of("DE-BY-AG", 2027, 2027)).containsKey(LocalDate.of(2027, 8, 8));
        assertThat(PublicHolidays.of("", 2027, 2027)).isEmpty();
    }

    @Test
    void theYearsAreAllThatWereAskedFor() {
        assertThat(PublicHolidays.of("GB-SCT", 2026, 2028).keySet())
                .extracting(LocalDate::getYear)
                .containsOnly(2026, 2027, 2028);
    }

    @Test
    void everyCountryThatCanBeChosenIsKnown() {
        assertThat(PublicHolidays.countries())
                .hasSizeGreaterThan(60)
                .contains(new Region("DE", "Germany"))
                .extracting(Region::code)
                .allMatch(code -> code.matches("[A-Z]{2}"));
        assertThat(PublicHolidays.partsOf("DE"))
                .contains(new Region("DE-BY", "Bavaria"), new Region("DE-BY-AG", "Bavaria \u2013 Augsburg"))
                .extracting(Region::code)
                .allMatch(PublicHolidays::knows);
        assertThat(PublicHolidays.partsOf("NYSE")).isEmpty();
    }
}
