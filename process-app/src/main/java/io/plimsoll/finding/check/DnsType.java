package io.plimsoll.finding.check;

/** The kinds of records that are asked for. */
public enum DnsType {
    A,
    AAAA,
    MX,
    TXT
}
