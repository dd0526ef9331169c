package io.plimsoll.seal;

import io.plimsoll.outbound.Answer;
import io.plimsoll.outbound.Exchanges;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks somebody else what time it is (RFC 3161). Sealing never waits for one that is down: after a failure it is left
 * alone for a while, and what is sealed meanwhile has no time of theirs, which the ledger says of each document.
 */
@Component
class TimestampAuthority {

    private static final Logger LOG = LoggerFactory.getLogger(TimestampAuthority.class);
    private static final int NONCE_BITS = 64;

    private final SealSettings settings;
    private final Post post;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile Instant notBefore = Instant.MIN;

    @Autowired
    TimestampAuthority(SealSettings settings, Exchanges exchanges, Clock clock) {
        this(settings, exchanges::post, clock);
    }

    TimestampAuthority(SealSettings settings, Post post, Clock clock) {
        this.settings = settings;
        this.post = post;
        this.clock = clock;
    }

    /** How the authority is reached. */
    @FunctionalInterface
    interface Post {
        Answer post(URI to, String mediaType, byte[] body);
    }

    boolean isConfigured() {
        return settings.timestampAuthority() != null;
    }

    /** The time of the signature; empty where the authority gave none. */
    Optional<TimeStampToken> timeOf(byte[] signature) {
        URI address = settings.timestampAuthority();
        if (address == null || clock.instant().isBefore(notBefore)) {
            return Optional.empty();
        }
        Optional<TimeStampToken> time = ask(address, Fingerprint.sha256(signature));
        if (time.isEmpty()) {
            notBefore = clock.instant().plus(settings.timestampPause());
        }
        return time;
    }

    private Optional<TimeStampToken> ask(URI address, byte[] hash) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            TimeStampRequest request =
                    generator.generate(TSPAlgorithms.SHA256, hash, new BigInteger(NONCE_BITS, random));
            Answer answer = post.post(address, "application/timestamp-query", request.getEncoded());
            if (answer instanceof Answer.Heard heard) {
                return Optional.of(token(request, heard.body()));
            }
            LOG.warn("The timestamp authority is left alone for {}: {}", settings.timestampPause(), answer);
        } catch (IOException | TSPException | OperatorCreationException | CertificateException | RuntimeException e) {
            LOG.warn("The timestamp authority is left alone for {}", settings.timestampPause(), e);
        }
        return Optional.empty();
    }

    /** Only a time that the authority's own certificate signed for our question is worth keeping. */
    private static TimeStampToken token(TimeStampRequest request, byte[] body)
            throws IOException, TSPException, OperatorCreationException, CertificateException {
        TimeStampResponse response = new TimeStampResponse(body);
        response.validate(request);
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new TSPException("Refused: " + response.getStatusString());
        }
        for (Object each : token.getCertificates().getMatches(token.getSID())) {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build((X509CertificateHolder) each));
            return token;
        }
        throw new TSPException("The answer lacks the certificate that was asked for");
    }
}
