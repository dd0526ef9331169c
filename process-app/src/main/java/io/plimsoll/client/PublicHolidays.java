package io.plimsoll.client;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of public holidays, by country and part of it; each answer is that of the release in use. */
public final class PublicHolidays {

    private PublicHolidays() {}

    /**
     * Where holidays are the same.
     *
     * @param code ISO 3166-1, or ISO 3166-2 for a part of a country; a town with days of its own adds its letters, as
     *     in {@code DE-BY-AG}
     */
    public record Region(String code, String name) {}

    /** All countries, by name. */
    public static List<Region> countries() {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .filter(PublicHolidays::isCountry)
                .map(code -> new Region(
                        code, new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH)))
                .sorted(Comparator.comparing(Region::name))
                .toList();
    }

    /** The parts of a country that have days of their own, each before its towns; none where the country is unknown. */
    public static List<Region> partsOf(String country) {
        List<Region> parts = new ArrayList<>();
        hierarchy(country).ifPresent(whole -> collect(whole, country, "", parts));
        return parts;
    }

    static boolean knows(String region) {
        String[] codes = region.split("-", -1);
        Optional<CalendarHierarchy> found = hierarchy(codes[0]);
        for (int i = 1; i < codes.length && found.isPresent(); i++) {
            CalendarHierarchy whole = found.get();
            found = Optional.ofNullable(whole.getChildren().get(codes[i].toLowerCase(Locale.ROOT)));
        }
        return found.isPresent() && region.equals(region.toUpperCase(Locale.ROOT));
    }

    /** Those of the years from one to another, both of them included; observances on which people work are none. */
    static SortedMap<LocalDate, String> of(String region, int from, int to) {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        if (region.isEmpty()) {
            return days;
        }
        String[] codes = region.toLowerCase(Locale.ROOT).split("-", -1);
        String[] parts = List.of(codes).subList(1, codes.length).toArray(String[]::new);
        HolidayManager manager = manager(region.substring(0, 2));
        for (int year = from; year <= to; year++) {
            for (Holiday holiday : manager.getHolidays(Year.of(year), parts)) {
                if (holiday.getType() != HolidayType.OBSERVANCE) {
                    days.merge(holiday.getDate(), holiday.getDescription(Locale.ENGLISH), PublicHolidays::both);
                }
            }
        }
        return days;
    }

    private static String both(String one, String other) {
        return one.compareTo(other) < 0 ? one + ", " + other : other + ", " + one;
    }

    private static Optional<CalendarHierarchy> hierarchy(String country) {
        return isCountry(country) && HolidayManager.getSupportedCalendarCodes().contains(country)
                ? Optional.of(manager(country).getCalendarHierarchy())
                : Optional.empty();
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }

    /** Stock exchanges have calendars too, under longer names. */
    private static boolean isCountry(String code) {
        return code.length() == 2;
    }

    private static void collect(CalendarHierarchy whole, String code, String before, List<Region> into) {
        whole.getChildren().entrySet().stream()
                .map(part -> new Named(part.getKey(), part.getValue()))
                .sorted(Comparator.comparing(Named::name))
                .forEach(part -> {
                    String own = code + "-" + part.key().toUpperCase(Locale.ROOT);
                    into.add(new Region(own, before + part.name()));
                    collect(part.region(), own, before + part.name() + " – ", into);
                });
    }

    private record Named(String key, CalendarHierarchy region) {

        String name() {
            return region.getDescription(Locale.ENGLISH);
        }
    }
}
