package io.plimsoll.seal;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampToken;

/** A detached signature as the baseline of PAdES wants it: ETSI EN 319 142-1, level B-B, or B-T with a time. */
final class Cades {

    private Cades() {}

    static CMSSignedData sign(byte[] content, SigningKey key) {
        try {
            var signer = new JcaContentSignerBuilder(algorithm(key));
            if (key.provider() != null) {
                signer.setProvider(key.provider());
            }
            var signerInfo = new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            AttributeTable signed = signingCertificate(key);
            signerInfo.setSignedAttributeGenerator(parameters ->
                    // the baseline of PAdES forbids the attribute: the time that is claimed stands in the PDF
                    new DefaultSignedAttributeTableGenerator(signed)
                            .getAttributes(parameters)
                            .remove(CMSAttributes.signingTime));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signerInfo.build(signer.build(key.key()), key.certificate()));
            generator.addCertificates(new JcaCertStore(key.certificates()));
            return generator.generate(new CMSProcessableByteArray(content), false);
        } catch (OperatorCreationException | CertificateEncodingException | CMSException e) {
            throw new IllegalStateException("The key of the documents does not sign", e);
        }
    }

    /** The same with the time that an authority gave for the signature. */
    static CMSSignedData with(TimeStampToken time, CMSSignedData signed) {
        try {
            SignerInformation signer = signer(signed);
            ASN1EncodableVector unsigned = new ASN1EncodableVector();
            unsigned.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                    new DERSet(time.toCMSSignedData().toASN1Structure())));
            SignerInformation stamped =
                    SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(unsigned));
            return CMSSignedData.replaceSigners(signed, new SignerInformationStore(stamped));
        } catch (RuntimeException e) {
            throw new IllegalStateException("The time could not be put into the seal", e);
        }
    }

    static byte[] signature(CMSSignedData signed) {
        return signer(signed).getSignature();
    }

    static byte[] encoded(CMSSignedData signed) {
        try {
            return signed.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("A signature that was made can be written", e);
        }
    }

    private static SignerInformation signer(CMSSignedData signed) {
        return signed.getSignerInfos().getSigners().iterator().next();
    }

    private static AttributeTable signingCertificate(SigningKey key) {
        byte[] hash = Fingerprint.sha256(SigningKey.encoded(key.certificate()));
        var id = new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(null, hash)});
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(id)));
        return new AttributeTable(attributes);
    }

    private static String algorithm(SigningKey key) {
        return key.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }
}
