package io.plimsoll.client;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The days on which nobody works, whatever day of the week they are.
 *
 * @param region whose public holidays they are: a country of ISO 3166-1 or a part of it of ISO 3166-2, as in
 *     {@code DE-BY}; "" for none
 * @param holidays these, with their names, as they were known when the calendar was saved
 * @param own further days of the client, with what they are
 */
public record FreeDays(String region, SortedMap<LocalDate, String> holidays, SortedMap<LocalDate, String> own) {

    /** Of a client that works on all its days of the week. */
    public static final FreeDays NONE = new FreeDays("", Collections.emptySortedMap(), Collections.emptySortedMap());

    public FreeDays {
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
        own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    }

    boolean contains(LocalDate date) {
        return holidays.containsKey(date) || own.containsKey(date);
    }

    SortedSet<LocalDate> dates() {
        SortedSet<LocalDate> all = new TreeSet<>(holidays.keySet());
        all.addAll(own.keySet());
        return all;
    }

    /** All of both kinds from a day on, with their names. */
    public SortedMap<LocalDate, String> from(LocalDate day) {
        SortedMap<LocalDate, String> all = new TreeMap<>(holidays.tailMap(day));
        all.putAll(own.tailMap(day));
        return all;
    }

    /** The own days as they are typed, one a line. */
    public String ownLines() {
        return NamedDays.write(own);
    }
}
