package io.plimsoll.finding.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.finding.reader.RowStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcCheckTests {

    private final FakeDns dns = new FakeDns();

    private CheckResult judge(String domain, boolean enforce) {
        return new DmarcCheck(dns).of(domain, enforce);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=none | MET | NOT_MET",
                "v=DMARC1; p=quarantine; pct=50 | MET | NOT_MET",
                "v=DMARC1; p=quarantine | MET | MET",
                "v=DMARC1;p=reject; | MET | MET",
                "v=DMARC1; p=REJECT; pct=abc | MET | MET",
                "v=DMARC1; p=rejects | NOT_MET | NOT_MET",
                "v=DMARC1 | NOT_MET | NOT_MET",
                "v=DMARC1; rua=mailto:a@harbor.example | MET | NOT_MET",
                "p=reject; v=DMARC1 | NOT_MET | NOT_MET",
                "v=dmarc1; p=reject | NOT_MET | NOT_MET",
                "v=DMARC1; p=reject; p=none | NOT_MET | NOT_MET"
            })
    void isJudgedByItsPolicy(String record, RowStatus watching, RowStatus enforcing) {
        dns.txt("_dmarc.harbor.example", record, "another text");

        assertThat(judge("harbor.example", false).status()).as(record).isEqualTo(watching);
        assertThat(judge("harbor.example", true).status()).as(record).isEqualTo(enforcing);
    }

    @Test
    void twoRecordsCountAsNone() {
        dns.txt("_dmarc.harbor.example", "v=DMARC1; p=none", "v=DMARC1; p=reject");

        assertThat(judge("harbor.example", false).detail()).contains("2 DMARC records");
    }

    @Test
    void theDomainAboveSpeaksForItsSubdomains() {
        dns.txt("_dmarc.harbor.example", "v=DMARC1; p=reject; sp=none");

        assertThat(judge("mail.shop.harbor.example", true).status()).isEqualTo(RowStatus.NOT_MET);
        assertThat(judge("mail.shop.harbor.example", false).detail())
                .isEqualTo("The policy is to watch only (p=none). It comes from harbor.example.");
        assertThat(judge("harbor.example", true).status()).isEqualTo(RowStatus.MET);
    }

    @Test
    void withoutItsOwnWordForThemItsPolicyHoldsForThemToo() {
        dns.txt("_dmarc.harbor.example", "v=DMARC1; p=reject");

        assertThat(judge("mail.harbor.example", true).status()).isEqualTo(RowStatus.MET);
    }

    @Test
    void theNameNearestTheRootHoldsUnlessOneSaysWhatItIs() {
        dns.txt("_dmarc.shop.harbor.example", "v=DMARC1; p=none").txt("_dmarc.harbor.example", "v=DMARC1; p=reject");
        assertThat(judge("a.shop.harbor.example", true).status()).isEqualTo(RowStatus.MET);

        dns.txt("_dmarc.shop.harbor.example", "v=DMARC1; p=none; psd=n");
        assertThat(judge("a.shop.harbor.example", true).status()).isEqualTo(RowStatus.NOT_MET);
    }

    @Test
    void aRegistrysPolicyHoldsOnlyWhereThereIsNoOther() {
        dns.txt("_dmarc.example", "v=DMARC1; p=reject; psd=y");
        assertThat(judge("harbor.example", true).status()).isEqualTo(RowStatus.MET);

        dns.txt("_dmarc.harbor.example", "v=DMARC1; p=none");
        assertThat(judge("www.harbor.example", true).status()).isEqualTo(RowStatus.NOT_MET);
    }

    @Test
    void noMoreThanEightQuestionsAreAsked() {
        judge("a.b.c.d.e.f.g.h.i.j.harbor.example", false);

        assertThat(dns.asked).hasSize(8).contains("TXT _dmarc.e.f.g.h.i.j.harbor.example".replace("e.f.", "f."));
    }

    @Test
    void failureOfAServerIsUnknownHereAndAbove() {
        dns.broken("_dmarc.harbor.example", DnsType.TXT);

        assertThat(judge("harbor.example", false).status()).isEqualTo(RowStatus.UNKNOWN);
        assertThat(judge("www.harbor.example", false).status()).isEqualTo(RowStatus.UNKNOWN);
    }
}
