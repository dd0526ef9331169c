package io.plimsoll.finding.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.finding.reader.RowStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsChecksTests {

    private static final List<MailDomain> DOMAINS = List.of(new MailDomain("harbor.example", List.of("s1")));

    private final DnsSettings settings = new DnsSettings(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(9));
    private final FakeDns dns = new FakeDns();

    private List<CheckResult> run(DnsLookup lookup) {
        return new DnsChecks(lookup, settings, Clock.systemUTC()).of(DOMAINS, false);
    }

    @Test
    void givesOneResultOfEachCheck() {
        dns.txt("harbor.example", "v=spf1 mx -all").mx("harbor.example", "mx.harbor.example");
        dns.txt("_smtp._tls.harbor.example", "v=TLSRPTv1; rua=mailto:a@harbor.example");

        List<CheckResult> results = run(dns);

        assertThat(results)
                .extracting(CheckResult::check)
                .containsExactly("dns-spf", "dns-dkim", "dns-dmarc", "dns-mx", "dns-tls-rpt", "dns-mta-sts");
        assertThat(results)
                .extracting(CheckResult::status)
                .containsExactly(
                        RowStatus.MET,
                        RowStatus.NOT_MET,
                        RowStatus.NOT_MET,
                        RowStatus.NOT_APPLICABLE,
                        RowStatus.NOT_APPLICABLE,
                        RowStatus.NOT_APPLICABLE);
        assertThat(results.get(3).detail()).isEqualTo("mx.harbor.example.");
        assertThat(results.get(4).detail()).isEqualTo("There is a record.");
    }

    @Test
    void asksNothingTwice() {
        dns.txt("harbor.example", "v=spf1 mx -all");

        run(dns);

        assertThat(dns.asked).doesNotHaveDuplicates();
    }

    @Test
    void aResolverThatSaysNothingIsAFault() {
        DnsLookup silent = (name, type) -> new DnsAnswer.Unavailable("the resolver does not answer", true);
        DnsLookup broken = (name, type) -> new DnsAnswer.Unavailable("a name server answers SERVFAIL", false);

        assertThatThrownBy(() -> run(silent)).isInstanceOf(ResolverSilent.class);
        assertThat(run(broken)).allMatch(result -> result.status() == RowStatus.UNKNOWN);
    }
}
