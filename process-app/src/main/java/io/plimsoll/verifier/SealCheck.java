package io.plimsoll.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * The seal of a PDF (PAdES). Its one signature covers every byte but itself; the place of that is found by the only range
 * in the file that leaves out nothing else, so nothing in it has to be understood as PDF.
 */
final class SealCheck {

    private static final Pattern RANGE =
            Pattern.compile("/ByteRange\\s*\\[\\s*(\\d{1,9})\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+(\\d{1,9})\\s*]");

    private final String place;
    private final byte[] pdf;
    private final Keys keys;

    SealCheck(String place, byte[] pdf, Keys keys) {
        this.place = place;
        this.pdf = pdf;
        this.keys = keys;
    }

    /** What the seal says. */
    record Seal(String fingerprint, String time) {}

    Seal check() throws Broken {
        int[] range = range();
        byte[] hole = hole(range);
        byte[] content = Arrays.copyOf(pdf, range[1] + range[3]);
        System.arraycopy(pdf, range[2], content, range[1], range[3]);
        try {
            CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(content), hole);
            Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                throw new Broken(place, "bears not one signature");
            }
            SignerInformation signer = signers.iterator().next();
            Collection<X509CertificateHolder> by = cms.getCertificates().getMatches(signer.getSID());
            if (by.size() != 1) {
                throw new Broken(place, "the seal lacks its certificate");
            }
            X509CertificateHolder certificate = by.iterator().next();
            String fingerprint = named(signer, certificate);
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                throw new Broken(place, "the seal is not right");
            }
            if (!keys.mayHaveSealed(fingerprint)) {
                throw new Broken(place, "is sealed with a key that is not the provider's, " + fingerprint);
            }
            return new Seal(fingerprint, time(signer));
        } catch (CMSException | CertificateException | OperatorCreationException | IOException | RuntimeException e) {
            throw new Broken(place, "the seal was changed, as was what it seals, or either of them");
        }
    }

    private int[] range() throws Broken {
        Matcher found = RANGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        int[] only = null;
        while (found.find()) {
            int[] range = new int[4];
            for (int i = 0; i < 4; i++) {
                range[i] = Integer.parseInt(found.group(i + 1));
            }
            if (leavesOutOnlyItself(range)) {
                if (only != null) {
                    throw new Broken(place, "could bear two seals");
                }
                only = range;
            }
        }
        if (only == null) {
            throw new Broken(place, "bears no seal over all of it: it was added to, cut off, or never sealed");
        }
        return only;
    }

    private boolean leavesOutOnlyItself(int[] range) {
        return range[0] == 0
                && range[1] < range[2]
                && (long) range[2] + range[3] == pdf.length
                && range[2] - range[1] > 2
                && pdf[range[1]] == '<'
                && pdf[range[2] - 1] == '>';
    }

    /** The signature, in capital hex digits, with nothing but zeros behind it. */
    private byte[] hole(int[] range) throws Broken {
        String hex = new String(pdf, range[1] + 1, range[2] - range[1] - 2, StandardCharsets.ISO_8859_1);
        if (hex.length() % 2 != 0 || !hex.matches("[0-9A-F]+")) {
            throw new Broken(place, "the seal is not written as one");
        }
        byte[] all = HexFormat.of().parseHex(hex);
        try (ASN1InputStream in = new ASN1InputStream(all)) {
            byte[] signature = in.readObject().getEncoded(ASN1Encoding.DER);
            byte[] again = Arrays.copyOf(signature, all.length);
            if (!Arrays.equals(all, again)) {
                throw new Broken(place, "something was hidden in the seal");
            }
            return signature;
        } catch (IOException | RuntimeException e) {
            throw new Broken(place, "the seal is not written as one");
        }
    }

    /** The certificate that the signature itself names, not just one that lies beside it. */
    private String named(SignerInformation signer, X509CertificateHolder certificate) throws Broken, IOException {
        byte[] hash = Hashes.raw(certificate.getEncoded());
        Attribute named = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (named == null
                || !Arrays.equals(
                        SigningCertificateV2.getInstance(named.getAttrValues().getObjectAt(0))
                                .getCerts()[0]
                                .getCertHash(),
                        hash)) {
            throw new Broken(place, "the seal was made with another certificate");
        }
        return HexFormat.of().formatHex(hash);
    }

    private String time(SignerInformation signer) throws Broken {
        AttributeTable unsigned = signer.getUnsignedAttributes();
        Attribute stamp = unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (stamp == null) {
            return "";
        }
        try {
            TimeStampToken token = new TimeStampToken(new CMSSignedData(
                    stamp.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded()));
            X509CertificateHolder by = (X509CertificateHolder) token.getCertificates()
                    .getMatches(token.getSID())
                    .iterator()
                    .next();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(by));
            if (!Arrays.equals(
                    Hashes.raw(signer.getSignature()), token.getTimeStampInfo().getMessageImprintDigest())) {
                throw new Broken(place, "the time in the seal is another one's");
            }
            return token.getTimeStampInfo().getGenTime().toInstant() + " says " + by.getSubject();
        } catch (TSPException
                | CMSException
                | CertificateException
                | OperatorCreationException
                | IOException
                | RuntimeException e) {
            throw new Broken(place, "the time in the seal was changed");
        }
    }
}
