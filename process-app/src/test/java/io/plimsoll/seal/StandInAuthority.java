package io.plimsoll.seal;

import io.plimsoll.outbound.Answer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A timestamp authority of the test's own (RFC 3161). */
final class StandInAuthority implements TimestampAuthority.Post {

    private final Instant time;
    private final KeyPair pair;
    private final X509Certificate certificate;
    int asked;
    boolean silent;
    boolean ofAnotherQuestion;

    StandInAuthority(Instant time) throws GeneralSecurityException, IOException, OperatorCreationException {
        this.time = time;
        pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        X500Principal name = new X500Principal("CN=Time of the test");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(time.minusSeconds(1_000)),
                Date.from(time.plusSeconds(1_000_000)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }

    @Override
    public Answer post(URI to, String mediaType, byte[] body) {
        asked++;
        if (silent) {
            return new Answer.Nothing("No answer");
        }
        try {
            return new Answer.Heard(stamp(body));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] stamp(byte[] body)
            throws IOException, TSPException, OperatorCreationException, GeneralSecurityException {
        TimeStampRequest request = new TimeStampRequest(body);
        if (ofAnotherQuestion) {
            request = new org.bouncycastle.tsp.TimeStampRequestGenerator()
                    .generate(TSPAlgorithms.SHA256, new byte[32], request.getNonce());
        }
        var digests = new BcDigestCalculatorProvider();
        var tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", pair.getPrivate(), certificate),
                digests.get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA256.getId()))
                .generate(request, BigInteger.TEN, Date.from(time))
                .getEncoded();
    }
}
