package io.plimsoll.finding.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A domain name system with the names that a test gives it; counts what it is asked. */
final class FakeDns implements DnsLookup {

    private final Map<String, DnsAnswer> answers = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    FakeDns txt(String name, String... texts) {
        answers.put("TXT " + name, new DnsAnswer.Records(List.of(texts)));
        return this;
    }

    FakeDns mx(String name, String... servers) {
        answers.put("MX " + name, new DnsAnswer.Records(List.of(servers)));
        return this;
    }

    FakeDns a(String name) {
        answers.put("A " + name, new DnsAnswer.Records(List.of("192.0.2.1")));
        return this;
    }

    FakeDns broken(String name, DnsType type) {
        answers.put(type + " " + name, new DnsAnswer.Unavailable("a name server answers SERVFAIL", false));
        return this;
    }

    FakeDns silent(String name, DnsType type) {
        answers.put(type + " " + name, new DnsAnswer.Unavailable("the resolver does not answer", true));
        return this;
    }

    @Override
    public DnsAnswer ask(String name, DnsType type) {
        asked.add(type + " " + name);
        return answers.getOrDefault(type + " " + name, new DnsAnswer.Nothing());
    }
}
