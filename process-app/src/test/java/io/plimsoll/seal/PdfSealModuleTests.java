package io.plimsoll.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.PlimsollTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlimsollTest
class PdfSealModuleTests {

    private static final Instant NOW = Instant.parse("2026-11-26T21:00:00Z");

    @Autowired
    PdfSeal seal;

    @Autowired
    KnownKeys known;

    @Autowired
    SealSettings settings;

    @Test
    void aSealIsTheBaselineOfPades() throws Exception {
        byte[] pdf = seal.seal(blank(), NOW).pdf();

        PDSignature signature = PdfSignatures.only(pdf);
        SignerInformation signer = PdfSignatures.signer(pdf);
        assertThat(PdfSignatures.isWhole(pdf)).isTrue();
        assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
        assertThat(signature.getSignDate().toInstant()).isEqualTo(NOW);
        assertThat(signer.getSignedAttributes().get(CMSAttributes.signingTime))
                .as("EN 319 142-1 forbids it")
                .isNull();
    }

    @Test
    void keysThatWereMadeSayThatTheyAreNoEvidence() throws Exception {
        Sealed sealed = seal.seal(blank(), NOW);

        assertThat(PdfSignatures.certificate(sealed.pdf()).getSubject().toString())
                .contains("demo", "not for evidence");
        assertThat(known.all())
                .filteredOn(key -> key.fingerprint().equals(sealed.certificate()))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.purpose()).isEqualTo(Purpose.DOCUMENTS);
                    assertThat(key.subject()).contains("not for evidence");
                });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.generated())))
                .isEqualTo("rw-------");
    }

    @Test
    void whoeverChangesABitBreaksTheSeal() throws IOException {
        byte[] pdf = seal.seal(blank(), NOW).pdf();
        Random random = new Random(5);
        int[] covered;
        try (PDDocument sealed = Loader.loadPDF(pdf)) {
            covered = sealed.getSignatureDictionaries().get(0).getByteRange();
        }

        for (int i = 0; i < 300; i++) {
            byte[] changed = pdf.clone();
            // what the seal covers; the seal itself stands in the gap, in hexadecimal, where a and A are the same
            int place = random.nextInt(covered[1] + covered[3]);
            place = place < covered[1] ? place : place - covered[1] + covered[2];
            changed[place] ^= (byte) (1 << random.nextInt(8));
            assertThat(PdfSignatures.isWhole(changed))
                    .as("bit of byte %d", place)
                    .isFalse();
        }
    }

    @Test
    void whatIsAddedBehindTheSealIsNoPartOfIt() throws IOException {
        byte[] pdf = seal.seal(blank(), NOW).pdf();
        byte[] longer = Arrays.copyOf(pdf, pdf.length + 1);

        assertThat(PdfSignatures.isWhole(longer)).isFalse();
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
