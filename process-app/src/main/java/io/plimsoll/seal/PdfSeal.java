package io.plimsoll.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.springframework.stereotype.Component;

/** Seals PDFs (PAdES, ETSI EN 319 142-1): the MSP's signature over every byte, added behind what was printed. */
@Component
public class PdfSeal {

    /** What a signature needs beside its certificates. */
    private static final int SIGNATURE_BYTES = 3_000;

    private static final int TIMESTAMP_BYTES = 12_000;

    private final SealKeys keys;
    private final KnownKeys known;
    private final TimestampAuthority authority;

    PdfSeal(SealKeys keys, KnownKeys known, TimestampAuthority authority) {
        this.keys = keys;
        this.known = known;
        this.authority = authority;
    }

    /**
     * Seals, and remembers the key in the caller's transaction.
     *
     * @param at the time that we claim
     */
    public Sealed seal(byte[] pdf, Instant at) {
        known.remember(keys.documents(), Purpose.DOCUMENTS);
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions();
                ByteArrayOutputStream out = new ByteArrayOutputStream(2 * pdf.length)) {
            options.setPreferredSignatureSize(room());
            document.addSignature(description(at), options);
            ExternalSigningSupport signing = document.saveIncrementalForExternalSigning(out);
            CMSSignedData signed = Cades.sign(signing.getContent().readAllBytes(), keys.documents());
            Optional<TimeStampToken> time = authority.timeOf(Cades.signature(signed));
            signing.setSignature(
                    Cades.encoded(time.map(token -> Cades.with(token, signed)).orElse(signed)));
            return new Sealed(out.toByteArray(), keys.documents().fingerprint(), whoseTime(time));
        } catch (IOException e) {
            throw new UncheckedIOException("The document could not be sealed", e);
        }
    }

    private Sealed.Time whoseTime(Optional<TimeStampToken> time) {
        if (time.isPresent()) {
            return Sealed.Time.AUTHORITY;
        }
        return authority.isConfigured() ? Sealed.Time.AUTHORITY_SILENT : Sealed.Time.OWN_CLOCK;
    }

    private int room() {
        return SIGNATURE_BYTES + keys.documents().size() + (authority.isConfigured() ? TIMESTAMP_BYTES : 0);
    }

    private PDSignature description(Instant at) {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName(
                keys.documents().certificate().getSubjectX500Principal().getName());
        signature.setReason("Sealed when it was stored");
        GregorianCalendar claimed = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        claimed.setTimeInMillis(at.toEpochMilli());
        signature.setSignDate(claimed);
        return signature;
    }
}
