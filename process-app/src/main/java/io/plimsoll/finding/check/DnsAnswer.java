package io.plimsoll.finding.check;

import java.util.List;

/** What the domain name system says about a name. */
public sealed interface DnsAnswer {

    /**
     * There are records.
     *
     * @param values as text, at least one; the strings of a TXT record are joined without a blank (RFC 7208, 3.3)
     */
    record Records(List<String> values) implements DnsAnswer {}

    /** There is no such record, or no such name: for certain, and for all that is checked here the same. */
    record Nothing() implements DnsAnswer {}

    /**
     * It could not be found out now, which says nothing about what is published.
     *
     * @param reason plain words, to follow "could not be looked up:"
     * @param silent whether the resolver itself gave no answer, rather than telling of somebody else's failure
     */
    record Unavailable(String reason, boolean silent) implements DnsAnswer {}

    /** The records; empty where there are none, or none were found out. */
    default List<String> values() {
        return this instanceof Records records ? records.values() : List.of();
    }
}
