package io.plimsoll.finding.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.finding.reader.RowStatus;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimCheckTests {

    private static final String NAME = "s1._domainkey.harbor.example";

    private final FakeDns dns = new FakeDns();

    private CheckResult judge(String... records) {
        dns.txt(NAME, records);
        return new DkimCheck(dns).of("harbor.example", List.of("s1")).get(0);
    }

    @ParameterizedTest
    @CsvSource({"512, NOT_MET", "1024, MET", "2048, MET"})
    void lengthDecides(int bits, RowStatus status) throws GeneralSecurityException {
        CheckResult result = judge("v=DKIM1; k=rsa; p=" + key(bits));

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.detail()).contains(bits + " bits");
        assertThat(result.detail().contains("weak")).isEqualTo(bits == 1024);
        assertThat(result.asset()).isEqualTo(NAME);
    }

    @Test
    void theBareKeyIsReadToo() throws GeneralSecurityException {
        byte[] info = Base64.getDecoder().decode(key(2048));
        String bare = Base64.getEncoder().encodeToString(Arrays.copyOfRange(info, 24, info.length));

        assertThat(judge("p=" + bare).detail()).contains("2048 bits");
    }

    @Test
    void foldedKeysAreRead() throws GeneralSecurityException {
        assertThat(judge("p=" + key(2048).replaceAll("(.{60})", "$1 \t")).status())
                .isEqualTo(RowStatus.MET);
    }

    @Test
    void ed25519HasThirtyTwoBytes() {
        assertThat(judge("v=DKIM1; k=ed25519; p=" + Base64.getEncoder().encodeToString(new byte[32]))
                        .status())
                .isEqualTo(RowStatus.MET);
        assertThat(judge("v=DKIM1; k=ed25519; p=" + Base64.getEncoder().encodeToString(new byte[31]))
                        .status())
                .isEqualTo(RowStatus.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; p= | revoked",
                "v=DKIM1; k=rsa | no key",
                "v=DKIM2; p=AAAA | v=DKIM1",
                "p=AAAA; v=DKIM1 | v=DKIM1",
                "v=DKIM1; k=dsa; p=AAAA | kind of key",
                "v=DKIM1; h=sha1; p=AAAA | SHA-256",
                "v=DKIM1; s=tlsrpt; p=AAAA | not meant for mail",
                "v=DKIM1; p=AAAA | cannot be read",
                "v=DKIM1; p=%%%% | cannot be read",
                "v=DKIM1; p=A; p=B | no list",
                "v=spf1 -all | v=DKIM1",
                "a key of ours | no list"
            })
    void isNotMetForAReason(String record, String reason) {
        CheckResult result = judge(record);

        assertThat(result.status()).as(record).isEqualTo(RowStatus.NOT_MET);
        assertThat(result.detail()).as(record).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DKIM1; t=s; h=sha1:sha256; s=email; p=", "v=DKIM1; n=note; g=*; p="})
    void othersTagsDoNoHarm(String record) throws GeneralSecurityException {
        assertThat(judge(record + key(2048)).status()).isEqualTo(RowStatus.MET);
    }

    @Test
    void aTestKeyIsNone() throws GeneralSecurityException {
        assertThat(judge("v=DKIM1; t=y:s; p=" + key(2048)).status()).isEqualTo(RowStatus.NOT_MET);
    }

    @Test
    void oneRecordAndNoOther() {
        assertThat(judge("v=DKIM1; p=AAAA", "v=DKIM1; p=BBBB").detail()).contains("2 records");
    }

    @Test
    void nothingIsSaidWithoutSelectors() {
        assertThat(new DkimCheck(dns).of("harbor.example", List.of()))
                .singleElement()
                .matches(result -> result.status() == RowStatus.UNKNOWN);
        assertThat(dns.asked).isEmpty();
    }

    @Test
    void failureOfTheServerIsUnknown() {
        dns.broken(NAME, DnsType.TXT);

        assertThat(new DkimCheck(dns).of("harbor.example", List.of("s1")).get(0).status())
                .isEqualTo(RowStatus.UNKNOWN);
    }

    private static String key(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    }
}
