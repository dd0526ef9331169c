package io.plimsoll.finding.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.finding.reader.RowStatus;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class DnsChecksIT {

    private LoopbackDns server;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackDns();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Map<String, CheckResult> run(String domain, String... selectors) {
        return checks(server.address()).of(List.of(new MailDomain(domain, List.of(selectors))), false).stream()
                .collect(Collectors.toMap(CheckResult::check, result -> result));
    }

    private static DnsChecks checks(String address) {
        var settings = new DnsSettings(List.of(address), Duration.ofMillis(300), Duration.ofSeconds(20));
        return new DnsChecks(new DnsjavaLookup(settings), settings, Clock.systemUTC());
    }

    @Test
    void readsWhatIsPublished() throws IOException {
        server.txt("harbor.example", "v=spf1 mx include:_spf.mail.example ", "-all")
                .txt("harbor.example", "another=text")
                .txt("_spf.mail.example", "v=spf1 ip4:192.0.2.0/24 -all")
                .mx("harbor.example", "mx.harbor.example")
                .alias("s1._domainkey.harbor.example", "key.mail.example")
                .txt("key.mail.example", "v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .txt("_dmarc.harbor.example", "v=DMARC1; p=reject");

        Map<String, CheckResult> results = run("harbor.example", "s1");

        assertThat(results.get("dns-spf").status()).isEqualTo(RowStatus.MET);
        assertThat(results.get("dns-spf").detail()).contains("It takes 2 of 10 look-ups.");
        assertThat(results.get("dns-dkim").detail()).isEqualTo("There is an Ed25519 key.");
        assertThat(results.get("dns-dmarc").detail()).isEqualTo("The policy is to reject forged mail.");
        assertThat(results.get("dns-mx").detail()).isEqualTo("mx.harbor.example.");
    }

    @Test
    void asksAgainByTcpWhereAnAnswerIsCutOff() throws IOException {
        String filler = "x".repeat(200);
        server.txt("harbor.example", "v=spf1 -all");
        for (int i = 0; i < 8; i++) {
            server.txt("harbor.example", i + filler);
        }

        assertThat(run("harbor.example").get("dns-spf").status()).isEqualTo(RowStatus.MET);
        assertThat(server.overTcp).hasPositiveValue();
    }

    @Test
    void tellsWhatIsNotThereFromWhatFails() throws IOException {
        server.txt("harbor.example", "v=spf1 include:gone.example -all")
                .failing("_dmarc.harbor.example", Rcode.SERVFAIL)
                .failing("s1._domainkey.harbor.example", Rcode.REFUSED)
                .silent("_mta-sts.harbor.example");

        Map<String, CheckResult> results = run("harbor.example", "s1");

        assertThat(results.get("dns-spf").detail()).isEqualTo("Gone.example has no SPF record.");
        assertThat(results.get("dns-dmarc").detail()).contains("SERVFAIL");
        assertThat(results.get("dns-dmarc").status()).isEqualTo(RowStatus.UNKNOWN);
        assertThat(results.get("dns-dkim").status()).isEqualTo(RowStatus.UNKNOWN);
        assertThat(results.get("dns-mta-sts").status()).isEqualTo(RowStatus.UNKNOWN);
        assertThat(results.get("dns-tls-rpt").status()).isEqualTo(RowStatus.NOT_APPLICABLE);
    }

    @Test
    void aResolverThatIsNotThereIsAFault() throws IOException {
        int free;
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        DnsChecks checks = checks("127.0.0.1:" + free);

        assertThatThrownBy(() -> checks.of(List.of(new MailDomain("harbor.example", List.of())), false))
                .isInstanceOf(ResolverSilent.class);
    }

    @Test
    void addressesOfResolversAreReadWithAndWithoutPort() {
        assertThat(DnsjavaLookup.address("192.0.2.53").getPort()).isEqualTo(53);
        assertThat(DnsjavaLookup.address("192.0.2.53:5353").getPort()).isEqualTo(5353);
        assertThat(DnsjavaLookup.address("2001:db8::53").getPort()).isEqualTo(53);
        assertThat(DnsjavaLookup.address("[2001:db8::53]:5353").getPort()).isEqualTo(5353);
        assertThatThrownBy(() -> DnsjavaLookup.address("resolver.example:53"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
