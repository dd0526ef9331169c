package io.plimsoll.finding.check;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at what mail domains publish: SPF, DKIM and DMARC are judged, the rest is told. */
@Component
public class DnsChecks {

    private final DnsLookup dns;
    private final DnsSettings settings;
    private final Clock clock;

    DnsChecks(DnsLookup dns, DnsSettings settings, Clock clock) {
        this.dns = dns;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * All results for the domains.
     *
     * @param enforce whether a DMARC policy that only watches is too little
     * @throws ResolverSilent where not one question was answered, so that nothing at all is known
     */
    public List<CheckResult> of(List<MailDomain> domains, boolean enforce) {
        var lookup = new RunLookup(dns, clock, settings.budget());
        var spf = new SpfCheck(lookup);
        var dkim = new DkimCheck(lookup);
        var dmarc = new DmarcCheck(lookup);
        var presence = new MailPresence(lookup);
        List<CheckResult> results = new ArrayList<>();
        for (MailDomain domain : domains) {
            results.add(spf.of(domain.name()));
            results.addAll(dkim.of(domain.name(), domain.selectors()));
            results.add(dmarc.of(domain.name(), enforce));
            results.addAll(presence.of(domain.name()));
        }
        if (lookup.deaf()) {
            throw new ResolverSilent();
        }
        return results;
    }
}
