package io.plimsoll.finding.check;

/** Asks the domain name system: the one thing that the checks of mail domains need from outside. */
public interface DnsLookup {

    /**
     * What is known of a name, aliases followed; never throws for what the network or a name server does.
     *
     * @param name without the final dot; one that cannot exist is answered as one that does not
     */
    DnsAnswer ask(String name, DnsType type);
}
