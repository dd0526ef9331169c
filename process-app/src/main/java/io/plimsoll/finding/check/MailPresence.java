package io.plimsoll.finding.check;

import io.plimsoll.finding.check.CheckResult.Subject;
import java.util.List;

/**
 * Looks for what is good to know of a mail domain and no shipped standard asks for: its mail servers (RFC 5321, 5.1),
 * reports on transport (RFC 8460, 3) and the policy for it (RFC 8461, 3.1). Only DNS is asked: the policy file of MTA-STS
 * is not fetched.
 */
final class MailPresence {

    private static final int SHOWN = 5;

    private final DnsLookup dns;

    MailPresence(DnsLookup dns) {
        this.dns = dns;
    }

    List<CheckResult> of(String domain) {
        return List.of(
                mailServers(domain),
                record(
                        new Subject("dns-tls-rpt", domain, "Reports on transport (TLS-RPT)"),
                        "_smtp._tls.",
                        "v=TLSRPTv1"),
                record(new Subject("dns-mta-sts", domain, "Transport is secured (MTA-STS)"), "_mta-sts.", "v=STSv1"));
    }

    private CheckResult mailServers(String domain) {
        var subject = new Subject("dns-mx", domain, "Mail servers (MX)");
        DnsAnswer answer = dns.ask(domain, DnsType.MX);
        if (answer instanceof DnsAnswer.Unavailable none) {
            return unavailable(subject, none);
        }
        List<String> servers = answer.values().stream().sorted().toList();
        if (servers.isEmpty()) {
            return CheckResult.information(subject, "There are none: the domain gets no mail by its own name.");
        }
        // RFC 7505: one server without a name says that the domain takes no mail
        if (servers.size() == 1 && servers.get(0).matches("\\.?")) {
            return CheckResult.information(subject, "The domain says that it takes no mail (null MX).");
        }
        String more = servers.size() > SHOWN ? " and %d more".formatted(servers.size() - SHOWN) : "";
        return CheckResult.information(
                subject, String.join(", ", servers.subList(0, Math.min(SHOWN, servers.size()))) + more + ".");
    }

    private CheckResult record(Subject subject, String prefix, String version) {
        DnsAnswer answer = dns.ask(prefix + subject.asset(), DnsType.TXT);
        if (answer instanceof DnsAnswer.Unavailable none) {
            return unavailable(subject, none);
        }
        long records = answer.values().stream()
                .filter(text -> text.replace(" ", "").startsWith(version + ";")
                        || text.strip().equals(version))
                .count();
        return CheckResult.information(
                subject,
                records == 1
                        ? "There is a record."
                        : records == 0 ? "There is no record." : "There are several records.");
    }

    private static CheckResult unavailable(Subject subject, DnsAnswer.Unavailable none) {
        return CheckResult.unknown(subject, "It could not be looked up: " + none.reason() + ".");
    }
}
