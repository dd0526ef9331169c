package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what is wrong with an administrator's input, all at once and in words that say how it would be right. */
final class Problems {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 200;
    private static final int MOST_FACTS = 50;
    private static final Set<String> TIERS = Set.of("gold", "silver", "bronze");
    private static final Pattern FACT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,9}");

    /** One mailbox in the plain form of RFC 5321, section 4.1.2, without quoted parts or address literals. */
    private static final Pattern EMAIL =
            Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    private final Map<String, String> found = new LinkedHashMap<>();

    /** Whether mail can be sent to this. */
    static boolean isAddress(String email) {
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    }

    Map<String, String> found() {
        return found;
    }

    boolean any() {
        return !found.isEmpty();
    }

    Problems id(String id) {
        return unless(
                ClientId.isValid(id),
                "id",
                "Use 2 to 40 lower-case letters, digits and hyphens, starting with a letter or digit.");
    }

    Problems taken(boolean taken, String field, String message) {
        return unless(!taken, field, message);
    }

    Problems of(ClientDetails details) {
        boolean factsFit = details.facts().size() <= MOST_FACTS
                && details.facts().stream()
                        .allMatch(fact ->
                                fact.length() <= 40 && FACT.matcher(fact).matches());
        return name(details.name())
                .unless(TIERS.contains(details.tier()), "tier", "Choose gold, silver or bronze.")
                .locale(details.locale())
                .unless(factsFit, "facts", "Use at most 50 names of small letters and hyphens, as in uses-azure.");
    }

    Problems of(CalendarDetails calendar) {
        return unless(
                        ZoneId.getAvailableZoneIds().contains(calendar.zone()),
                        "zone",
                        "Give the name of a time zone, as in Europe/Zurich.")
                .unless(!calendar.days().isEmpty(), "days", "Choose at least one working day.")
                .unless(
                        wholeMinutes(calendar.from()) && wholeMinutes(calendar.to()),
                        "from",
                        "Give hours and minutes only.")
                .unless(calendar.from().isBefore(calendar.to()), "to", "The end must be later than the start.")
                .unless(
                        calendar.region().isEmpty() || PublicHolidays.knows(calendar.region()),
                        "region",
                        "Choose a country, and a part of it, whose public holidays are known.")
                .unless(
                        NamedDays.typed(calendar.ownDays()).isPresent(),
                        "ownDays",
                        "Give each free day on a line of its own, as in 2026-12-24 Office closed; at most 200.");
    }

    Problems of(ContactDetails contact) {
        String email = contact.email().strip();
        return name(contact.name())
                .unless(isAddress(email), "email", "Give one e-mail address.")
                .unless(
                        contact.role() == Role.CLIENT_MEMBER || contact.role() == Role.CLIENT_SIGNATORY,
                        "role",
                        "A contact is a member or a signatory.")
                .locale(contact.locale());
    }

    Problems of(ServiceDetails service) {
        return name(service.name()).of(service.terms());
    }

    Problems of(ServiceTerms terms) {
        return days("noticeDays", terms.noticeDays(), 260)
                .days("cureDays", terms.cureDays(), 60)
                .days("longestPauseDays", terms.longestPauseDays(), 260);
    }

    private Problems days(String field, int days, int most) {
        return unless(days >= 1 && days <= most, field, "Give 1 to %d working days.".formatted(most));
    }

    private Problems name(String name) {
        boolean printable = name.chars().noneMatch(Character::isISOControl);
        boolean fits = !name.isBlank() && name.strip().length() <= LONGEST_NAME;
        return unless(printable && fits, "name", "Give a name of at most 120 characters on one line.");
    }

    private Problems locale(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return unless(
                tag.length() <= 20
                        && locale.toLanguageTag().equals(tag)
                        && !locale.getLanguage().isEmpty(),
                "locale",
                "Give a language, as in en or de.");
    }

    private Problems unless(boolean right, String field, String message) {
        if (!right) {
            found.putIfAbsent(field, message);
        }
        return this;
    }

    private static boolean wholeMinutes(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }
}
