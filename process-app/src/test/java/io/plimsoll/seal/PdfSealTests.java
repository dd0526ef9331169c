package io.plimsoll.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag(TestDatabase.TAG)
class PdfSealTests {

    private static final Instant NOW = Instant.parse("2026-11-26T21:00:00Z");
    private static final Instant THEIRS = Instant.parse("2026-11-26T21:00:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final JdbcClient database = JdbcClient.create(TestDatabase.with("V310__seal_key"));
    private final KnownKeys known = new KnownKeys(database, CLOCK);
    private StandInAuthority authority;

    @BeforeEach
    void start() throws Exception {
        authority = new StandInAuthority(THEIRS);
    }

    @Test
    void theTimeOfAnAuthorityIsInTheSeal() throws Exception {
        Sealed sealed = seal(settings(null, "", null)).seal(blank(), NOW);

        assertThat(PdfSignatures.isWhole(sealed.pdf())).isTrue();
        assertThat(sealed.time()).isEqualTo(Sealed.Time.AUTHORITY);
        AttributeTable unsigned = PdfSignatures.signer(sealed.pdf()).getUnsignedAttributes();
        Attribute stamp = unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        TimeStampToken token = new TimeStampToken(new CMSSignedData(
                stamp.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded()));
        assertThat(token.getTimeStampInfo().getGenTime().toInstant()).isEqualTo(THEIRS);
        assertThat(token.getTimeStampInfo().getMessageImprintDigest())
                .isEqualTo(Fingerprint.sha256(PdfSignatures.signer(sealed.pdf()).getSignature()));
    }

    @Test
    void anAuthorityThatIsSilentStopsNothingAndIsLeftAloneForAWhile() throws Exception {
        authority.silent = true;
        PdfSeal seal = seal(settings(null, "", null));

        Sealed first = seal.seal(blank(), NOW);
        Sealed second = seal.seal(blank(), NOW);

        assertThat(List.of(first.time(), second.time())).containsOnly(Sealed.Time.AUTHORITY_SILENT);
        assertThat(PdfSignatures.isWhole(second.pdf())).isTrue();
        assertThat(authority.asked).isEqualTo(1);
    }

    @Test
    void anAnswerToAnotherQuestionIsNotKept() throws Exception {
        authority.ofAnotherQuestion = true;

        Sealed sealed = seal(settings(null, "", null)).seal(blank(), NOW);

        assertThat(sealed.time()).isEqualTo(Sealed.Time.AUTHORITY_SILENT);
        assertThat(PdfSignatures.signer(sealed.pdf()).getUnsignedAttributes()).isNull();
    }

    @Test
    void keysOfAFileSignAndEarlierOnesStayKnown() throws Exception {
        Path own = folder.resolve("own.p12");
        GeneratedKeys.keepIn(own, "documents", "heads", NOW);

        Sealed made = seal(settings(null, "", null)).seal(blank(), NOW);
        Sealed configured = seal(settings(own, GeneratedKeys.PASSWORD, null)).seal(blank(), NOW);

        assertThat(configured.certificate()).isNotEqualTo(made.certificate());
        assertThat(known.all())
                .extracting(KnownKey::fingerprint)
                .containsExactlyInAnyOrder(made.certificate(), configured.certificate());
    }

    @Test
    void whatIsSetAndCannotBeUsedStopsTheStartByName() {
        Path own = folder.resolve("own.p12");
        GeneratedKeys.keepIn(own, "documents", "others", NOW);

        assertThatIllegalStateException()
                .isThrownBy(() -> new SealKeys(settings(own, "wrong", null), CLOCK))
                .withMessageContaining("plimsoll.seal.keystore");
        assertThatIllegalStateException()
                .isThrownBy(() -> new SealKeys(settings(own, GeneratedKeys.PASSWORD, null), CLOCK))
                .withMessageContaining("plimsoll.seal.head-alias");
        assertThatIllegalStateException()
                .isThrownBy(() -> new SealKeys(settings(null, "", folder.resolve("none.cfg")), CLOCK))
                .withMessageContaining("plimsoll.seal.pkcs11");
    }

    @Test
    void aCertificateThatWasChangedInTheTableIsNoneOfOurs() throws Exception {
        seal(settings(null, "", null)).seal(blank(), NOW);
        database.sql("update seal_key set fingerprint = repeat('a', 64)").update();

        assertThat(known.all()).isEmpty();
    }

    private PdfSeal seal(SealSettings settings) {
        return new PdfSeal(new SealKeys(settings, CLOCK), known, new TimestampAuthority(settings, authority, CLOCK));
    }

    private SealSettings settings(Path keystore, String password, Path pkcs11) {
        return new SealSettings(
                keystore,
                password,
                "documents",
                "heads",
                pkcs11,
                "",
                folder.resolve("made.p12"),
                URI.create("https://time.example/"),
                Duration.ofMinutes(1));
    }

    private static byte[] blank() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        }
    }
}
