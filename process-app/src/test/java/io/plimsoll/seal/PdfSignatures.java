package io.plimsoll.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;

/** Checks a sealed PDF with what others wrote: PDFBox finds the signature, Bouncy Castle verifies it. */
final class PdfSignatures {

    private PdfSignatures() {}

    static PDSignature only(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.getSignatureDictionaries().size() != 1) {
                throw new IOException("Not one signature");
            }
            return document.getSignatureDictionaries().get(0);
        }
    }

    static SignerInformation signer(byte[] pdf) throws IOException, CMSException {
        return cms(pdf).getSignerInfos().getSigners().iterator().next();
    }

    static CMSSignedData cms(byte[] pdf) throws IOException, CMSException {
        PDSignature signature = only(pdf);
        return new CMSSignedData(
                new CMSProcessableByteArray(signature.getSignedContent(pdf)),
                new ByteArrayInputStream(signature.getContents(pdf)));
    }

    static X509CertificateHolder certificate(byte[] pdf) throws IOException, CMSException {
        return (X509CertificateHolder) cms(pdf).getCertificates()
                .getMatches(signer(pdf).getSID())
                .iterator()
                .next();
    }

    /** Whether the signature is right and leaves out nothing but itself. */
    static boolean isWhole(byte[] pdf) {
        try {
            int[] range = only(pdf).getByteRange();
            boolean all = range[0] == 0
                    && range[2] + range[3] == pdf.length
                    && pdf[range[1]] == '<'
                    && pdf[range[2] - 1] == '>'
                    && isStrict(Arrays.copyOfRange(pdf, range[1] + 1, range[2] - 1));
            return all
                    && isNamed(pdf)
                    && signer(pdf).verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate(pdf)));
        } catch (Exception damaged) {
            return false;
        }
    }

    /** Whether the signature itself says which certificate it was made with; the copy beside it signs nothing. */
    private static boolean isNamed(byte[] pdf) throws IOException, CMSException {
        SigningCertificateV2 named = SigningCertificateV2.getInstance(signer(pdf)
                .getSignedAttributes()
                .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .getAttrValues()
                .getObjectAt(0));
        return Arrays.equals(
                named.getCerts()[0].getCertHash(),
                Fingerprint.sha256(certificate(pdf).getEncoded()));
    }

    /** One signature in capital hex digits, and nothing but zeros behind it. */
    private static boolean isStrict(byte[] hex) throws IOException {
        String text = new String(hex, StandardCharsets.US_ASCII);
        if (!text.matches("[0-9A-F]+")) {
            return false;
        }
        byte[] all = HexFormat.of().parseHex(text);
        try (ASN1InputStream in = new ASN1InputStream(all)) {
            int length = in.readObject().getEncoded(ASN1Encoding.DER).length;
            return Arrays.equals(new byte[all.length - length], Arrays.copyOfRange(all, length, all.length));
        }
    }
}
