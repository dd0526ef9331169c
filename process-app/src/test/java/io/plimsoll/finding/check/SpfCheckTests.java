package io.plimsoll.finding.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.standard.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfCheckTests {

    private static final String DOMAIN = "harbor.example";

    private final FakeDns dns = new FakeDns();

    private CheckResult judge(String... records) {
        dns.txt(DOMAIN, records);
        return new SpfCheck(dns).of(DOMAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 -all | MET",
                "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all | MET",
                "V=SPF1 IP4:192.0.2.1 -ALL | MET",
                "v=spf1 ip4:192.0.2.1 ?all | NOT_MET",
                "v=spf1 ip4:192.0.2.1 | NOT_MET",
                "v=spf1 +all | NOT_MET",
                "v=spf1 all | NOT_MET",
                "v=spf1 ip4:0.0.0.0/0 -all | NOT_MET",
                "v=spf1 -ip4:0.0.0.0/0 -all | MET",
                "v=spf1 ip4:192.0.2.300 -all | NOT_MET",
                "v=spf1 ip4:192.0.2.1/33 -all | NOT_MET",
                "v=spf1 ip6:192.0.2.1 -all | NOT_MET",
                "v=spf1 ipv4:192.0.2.1 -all | NOT_MET",
                "v=spf1 include: -all | NOT_MET",
                "v=spf1 unknown=modifier exp=why.%{d} -all | MET",
                "v=spf1 redirect=a.example redirect=b.example | NOT_MET",
                "v=spf1 exists:%{i}._spf.%{d2} -all | MET",
                "v=spf10 -all | NOT_MET",
                "v=spf1-all | NOT_MET"
            })
    void isJudgedByItsWords(String record, RowStatus status) {
        assertThat(judge(record).status()).as(record).isEqualTo(status);
    }

    @Test
    void saysThatThereIsNone() {
        CheckResult result = judge("some other text", "google-site-verification=1");

        assertThat(result.status()).isEqualTo(RowStatus.NOT_MET);
        assertThat(result.severity()).isEqualTo(Severity.HIGH);
        assertThat(result.detail()).isEqualTo("Harbor.example has no SPF record.");
        assertThat(result.asset()).isEqualTo(DOMAIN);
    }

    @Test
    void twoRecordsAreAnError() {
        assertThat(judge("v=spf1 -all", "v=spf1 ~all").detail()).contains("more than one");
    }

    @Test
    void whatIsIncludedCountsAndMustBeThere() {
        dns.txt("_spf.good.example", "v=spf1 ip4:192.0.2.1 -all");

        assertThat(judge("v=spf1 include:_spf.good.example -all").status()).isEqualTo(RowStatus.MET);
        assertThat(judge("v=spf1 include:_spf.gone.example -all").detail())
                .isEqualTo("_spf.gone.example has no SPF record.");
    }

    @Test
    void anIncludedRecordMayNotLetEverybodyIn() {
        dns.txt("_spf.open.example", "v=spf1 +all");

        assertThat(judge("v=spf1 include:_spf.open.example -all").detail()).contains("everybody");
        assertThat(judge("v=spf1 ?include:_spf.open.example -all").status()).isEqualTo(RowStatus.MET);
    }

    @Test
    void tenLookupsAreAllowedAndElevenAreNot() {
        for (int i = 1; i <= 9; i++) {
            dns.txt("s" + i + ".example", "v=spf1 include:s" + (i + 1) + ".example -all");
        }
        dns.txt("s10.example", "v=spf1 -all");
        assertThat(judge("v=spf1 include:s1.example -all").detail()).contains("10 of 10");

        dns.txt("s10.example", "v=spf1 a:host.example -all").a("host.example");
        assertThat(judge("v=spf1 include:s1.example -all").detail()).contains("more than 10 look-ups");
    }

    @Test
    void aRecordThatIncludesItselfEnds() {
        assertThat(judge("v=spf1 include:" + DOMAIN + " -all").detail()).contains("more than 10 look-ups");
        assertThat(judge("v=spf1 redirect=" + DOMAIN).detail()).contains("more than 10 look-ups");
    }

    @Test
    void whatComesAfterAllCountsNothing() {
        String many = " include:gone.example".repeat(12);

        assertThat(judge("v=spf1 -all" + many).status()).isEqualTo(RowStatus.MET);
        assertThat(judge("v=spf1 -all redirect=gone.example").status()).isEqualTo(RowStatus.MET);
    }

    @Test
    void twoHostsMayBeMissingAndThreeMayNot() {
        assertThat(judge("v=spf1 a:x.example mx:y.example -all").status()).isEqualTo(RowStatus.MET);
        assertThat(judge("v=spf1 a:x.example mx:y.example exists:z.example -all")
                        .detail())
                .contains("do not exist");
    }

    @Test
    void aRedirectDecides() {
        dns.txt("strict.example", "v=spf1 -all").txt("open.example", "v=spf1 +all");

        assertThat(judge("v=spf1 redirect=strict.example").status()).isEqualTo(RowStatus.MET);
        assertThat(judge("v=spf1 redirect=open.example").status()).isEqualTo(RowStatus.NOT_MET);
        assertThat(judge("v=spf1 redirect=gone.example").status()).isEqualTo(RowStatus.NOT_MET);
    }

    @Test
    void ptrIsAdvisedAgainst() {
        CheckResult result = judge("v=spf1 ptr -all");

        assertThat(result.status()).isEqualTo(RowStatus.MET);
        assertThat(result.detail()).contains("advised against");
    }

    @Test
    void whatCannotBeLookedUpIsUnknown() {
        dns.broken("_spf.slow.example", DnsType.TXT).broken("host.example", DnsType.A);

        assertThat(judge("v=spf1 include:_spf.slow.example -all").status()).isEqualTo(RowStatus.UNKNOWN);
        assertThat(judge("v=spf1 a:host.example -all").status()).isEqualTo(RowStatus.UNKNOWN);
        dns.silent(DOMAIN, DnsType.TXT);
        assertThat(new SpfCheck(dns).of(DOMAIN).status()).isEqualTo(RowStatus.UNKNOWN);
    }

    @Test
    void anErrorThatIsSeenIsOneWhateverElseIsUnknown() {
        dns.broken("_spf.slow.example", DnsType.TXT);

        assertThat(judge("v=spf1 include:_spf.slow.example include:gone.example -all")
                        .status())
                .isEqualTo(RowStatus.NOT_MET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 include:\u00e4.example -all",
                "v=spf1 \u0000 -all",
                "v=spf1 a:%{ -all",
                "v=spf1 //// -all",
                "v=spf1 =x -all",
                "v=spf1 ip4:99999999999.1.1.1 -all"
            })
    void hostileTextIsAnErrorOfTheRecord(String record) {
        assertThat(judge(record).status()).isEqualTo(RowStatus.NOT_MET);
    }
}
