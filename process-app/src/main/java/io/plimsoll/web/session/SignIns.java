package io.plimsoll.web.session;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is signed in with a browser, on all nodes together: begins and ends sign-ins, holds them to their limits, and
 * keeps their rights as fresh as they must be. One browser asks the issuer once at a time, since a refresh token may
 * work only once.
 */
@Component
public class SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    /** How exactly idling is measured; spares a write for each request. */
    private static final Duration SEEN_EVERY = Duration.ofSeconds(30);

    private final SignInRows rows;
    private final Issuer issuer;
    private final Seal seal;
    private final SessionSettings limits;
    private final RecheckSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignIns(
            SignInRows rows,
            Issuer issuer,
            Seal seal,
            SessionSettings limits,
            RecheckSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.issuer = issuer;
        this.seal = seal;
        this.limits = limits;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Somebody has signed in just now.
     *
     * @param before the sign-in that their browser remembers, null where it remembers none
     * @param identity the id token, which was checked
     * @return the id by which the browser's session is to remember this sign-in; the same one where the same person
     *     signed in again, so that what their pages load meanwhile goes on
     */
    public String begin(@Nullable String before, OidcIdToken identity, Rights rights, String refreshToken) {
        Instant now = clock.instant();
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<HeldSignIn> held = before == null ? Optional.empty() : rows.lock(before);
            boolean again = held.isPresent() && held.get().subject().equals(identity.getSubject());
            HeldSignIn made = new HeldSignIn(
                    again ? held.get().id() : UUID.randomUUID().toString(),
                    String.valueOf(identity.getIssuer()),
                    Objects.requireNonNullElse(identity.getClaimAsString("sid"), ""),
                    Objects.requireNonNull(identity.getSubject()),
                    Objects.requireNonNullElse(identity.getIssuedAt(), now),
                    now,
                    now,
                    now,
                    rights,
                    sealed(refreshToken));
            if (again) {
                rows.replace(made);
            } else {
                held.ifPresent(other -> rows.delete(other.id()));
                rows.add(made);
            }
            return made.id();
        }));
    }

    /**
     * The rights at a request, not older than {@code plimsoll.oidc.recheck}; up to a minute while the issuer is away.
     *
     * @param byPerson whether the person did something, rather than a page that loads parts of itself
     * @return empty where the sign-in is over
     * @throws IssuerUnavailable where the issuer is away and its last word too old
     */
    public Optional<Rights> rights(String id, boolean byPerson) {
        Optional<HeldSignIn> held = rows.find(id);
        Instant now = clock.instant();
        if (held.isEmpty() || isOver(held.get(), now)) {
            end(id);
            return Optional.empty();
        }
        HeldSignIn signIn = held.get();
        if (byPerson && signIn.seenAt().plus(SEEN_EVERY).isBefore(now)) {
            rows.seen(id, now);
        }
        if (!signIn.confirmedAt().plus(settings.recheck()).isBefore(now)) {
            return Optional.of(signIn.rights());
        }
        try {
            return confirmedSince(id, now.minus(settings.recheck()));
        } catch (IssuerUnavailable e) {
            if (signIn.confirmedAt().plus(RecheckSettings.LONGEST).isBefore(now)) {
                throw e;
            }
            return Optional.of(signIn.rights());
        }
    }

    /**
     * The rights as the issuer says now, for what must not rest on an earlier word.
     *
     * @return empty where the sign-in is over
     * @throws IssuerUnavailable where it cannot be asked
     */
    public Optional<Rights> confirm(String id) {
        return confirmedSince(id, clock.instant());
    }

    /** Ends one sign-in, whose session the caller ends; nothing happens where it is over already. */
    public void end(String id) {
        transaction.executeWithoutResult(status -> rows.delete(id));
    }

    /**
     * Ends what a logout token names (OpenID Connect Back-Channel Logout 1.0, section 2.7).
     *
     * @param issuerSession the {@code sid} that is over; "" means every session of the person
     * @param until the time of the logout by the issuer's clock; a sign-in made later is not meant, which also makes a
     *     token that is sent twice harmless
     * @return how many were ended
     */
    public int endAt(String issuer, String issuerSession, String subject, Instant until) {
        List<String> meant = issuerSession.isEmpty()
                ? rows.ofSubject(issuer, subject, until)
                : rows.ofIssuerSession(issuer, issuerSession, until);
        meant.forEach(id -> transaction.executeWithoutResult(status -> {
            rows.delete(id);
            rows.deleteSessions(id);
        }));
        return meant.size();
    }

    /** Forgets what no session refers to any more. */
    void forgetOld() {
        int gone = rows.deleteMadeBefore(clock.instant().minus(limits.longest()));
        LOG.debug("{} sign-ins forgotten", gone);
    }

    private boolean isOver(HeldSignIn signIn, Instant now) {
        return !signIn.signedInAt().plus(limits.longest()).isAfter(now)
                || !signIn.seenAt().plus(limits.idle()).isAfter(now);
    }

    private Optional<Rights> confirmedSince(String id, Instant since) {
        return Optional.ofNullable(transaction.execute(status -> {
                    Optional<HeldSignIn> held = rows.lock(id);
                    if (held.isEmpty()) {
                        return Optional.<Rights>empty();
                    }
                    // while this request waited, another one of the same browser may have asked
                    return held.get().confirmedAt().isBefore(since)
                            ? ask(held.get())
                            : Optional.of(held.get().rights());
                }))
                .flatMap(found -> found);
    }

    private Optional<Rights> ask(HeldSignIn signIn) {
        Instant asked = clock.instant();
        String refreshToken;
        try {
            refreshToken = new String(seal.open(signIn.sealedRefreshToken()), StandardCharsets.UTF_8);
        } catch (BrokenSeal e) {
            LOG.warn("A sign-in was sealed with another key and is over");
            rows.delete(signIn.id());
            return Optional.empty();
        }
        Standing standing = issuer.ofSession(signIn.subject(), refreshToken);
        if (standing instanceof Standing.Confirmed confirmed) {
            rows.confirm(signIn.id(), asked, confirmed.rights(), sealed(confirmed.refreshToken()));
            return Optional.of(confirmed.rights());
        }
        LOG.info("A session is over: {}", ((Standing.Ended) standing).reason());
        rows.delete(signIn.id());
        return Optional.empty();
    }

    private byte[] sealed(String refreshToken) {
        return seal.close(refreshToken.getBytes(StandardCharsets.UTF_8));
    }
}
