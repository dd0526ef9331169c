package io.plimsoll.finding.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows an SPF record to everything that it can make a receiver look up. A receiver stops where a sender matches; this
 * looks at the worst case, a sender that matches nowhere.
 */
final class SpfEvaluation {

    /** RFC 7208, 4.6.4: terms that cause questions, over all records that are followed. */
    static final int MOST_LOOKUPS = 10;

    /** RFC 7208, 4.6.4: questions that found nothing. */
    static final int MOST_VOID = 2;

    private static final Set<String> ASKING = Set.of("include", "a", "mx", "ptr", "exists");

    private final DnsLookup dns;
    private final Set<String> errors = new TreeSet<>();
    private final Set<String> notes = new TreeSet<>();
    private final Set<String> unavailable = new TreeSet<>();
    private int lookups;
    private int voids;

    SpfEvaluation(DnsLookup dns) {
        this.dns = dns;
    }

    /** What a record says about senders that it does not name: {@code + - ~ ?}; a blank where it cannot be told. */
    char follow(String domain) {
        DnsAnswer answer = dns.ask(domain, DnsType.TXT);
        if (answer instanceof DnsAnswer.Unavailable none) {
            unavailable.add(domain + ": " + none.reason());
            return ' ';
        }
        List<String> records =
                answer.values().stream().filter(SpfRecord::claims).toList();
        if (records.size() != 1) {
            // RFC 7208, 4.5, and 5.2 and 6.1 for records that are included or redirected to
            errors.add(records.isEmpty() ? domain + " has no SPF record" : domain + " has more than one SPF record");
            return ' ';
        }
        List<String> wrong = new ArrayList<>();
        Optional<SpfRecord> record = SpfRecord.of(records.get(0), wrong);
        if (record.isEmpty()) {
            errors.add("the record of " + domain + " has a part that is not valid: " + shortened(wrong.get(0)));
            return ' ';
        }
        return follow(domain, record.get());
    }

    private char follow(String domain, SpfRecord record) {
        for (SpfRecord.Term term : record.reachable()) {
            if (term.everybody() && (term.name().equals("all") || term.qualifier() == '+')) {
                return term.qualifier();
            }
            if (ASKING.contains(term.name()) && !counted()) {
                return ' ';
            }
            if (includesEverybody(domain, term)) {
                return '+';
            }
        }
        if (record.redirect().isEmpty()) {
            return '?'; // RFC 7208, 4.7
        }
        if (!counted()) {
            return ' ';
        }
        if (record.redirect().contains("%")) {
            notes.add("a part depends on who sends and was not followed");
            return ' ';
        }
        return follow(record.redirect());
    }

    /** Follows a mechanism; says whether it lets everybody send. */
    private boolean includesEverybody(String domain, SpfRecord.Term term) {
        if (term.name().equals("ptr")) {
            notes.add("ptr is used, which is slow and advised against"); // RFC 7208, 5.5
        } else if (term.variable()) {
            notes.add("a part depends on who sends and was not followed");
        } else if (term.name().equals("include")) {
            return follow(term.value()) == '+' && term.qualifier() == '+';
        } else if (ASKING.contains(term.name())) {
            countVoid(term, term.domain(domain));
        }
        return false;
    }

    private boolean counted() {
        lookups++;
        if (lookups > MOST_LOOKUPS) {
            errors.add("it takes more than " + MOST_LOOKUPS + " look-ups, and receivers stop there");
            return false;
        }
        return true;
    }

    private void countVoid(SpfRecord.Term term, String name) {
        DnsAnswer answer = dns.ask(name, term.name().equals("mx") ? DnsType.MX : DnsType.A);
        if (answer instanceof DnsAnswer.Nothing && term.name().equals("a")) {
            answer = dns.ask(name, DnsType.AAAA);
        }
        if (answer instanceof DnsAnswer.Unavailable none) {
            unavailable.add(name + ": " + none.reason());
        } else if (answer instanceof DnsAnswer.Nothing && ++voids > MOST_VOID) {
            errors.add("it names more than " + MOST_VOID + " hosts that do not exist, and receivers stop there");
        } else if (term.name().equals("mx") && answer.values().size() > MOST_LOOKUPS) {
            errors.add(name + " has more than " + MOST_LOOKUPS + " mail servers, and receivers stop there");
        }
    }

    /** Faults for which receivers give the whole record up. */
    Set<String> errors() {
        return errors;
    }

    Set<String> notes() {
        return notes;
    }

    /** What could not be found out. */
    Set<String> unavailable() {
        return unavailable;
    }

    int lookups() {
        return lookups;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
