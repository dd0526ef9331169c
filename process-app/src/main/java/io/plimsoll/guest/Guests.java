package io.plimsoll.guest;

import io.plimsoll.client.CodeSettings;
import io.plimsoll.guest.Standing.Allowed;
import io.plimsoll.guest.StayRows.Stay;
import io.plimsoll.identity.Actor;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Those who came in by a code. Whether they still may is asked at each request, and what ends once does not begin again. */
@Component
public class Guests {

    /** How exactly it is kept when somebody was last here; a row for each request would cost more than it tells. */
    private static final Duration FINE = Duration.ofSeconds(30);

    /** Longer than any of them counts; the ledger keeps what happened. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final StayRows stays;
    private final CodeRows codes;
    private final Standing standing;
    private final CodeSettings settings;
    private final Ledger ledger;
    private final Clock clock;

    Guests(StayRows stays, CodeRows codes, Standing standing, CodeSettings settings, Ledger ledger, Clock clock) {
        this.stays = stays;
        this.codes = codes;
        this.standing = standing;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Who that is at this request; empty where it is over, and then it is over for good. */
    @Transactional
    public Optional<Guest> at(String session) {
        Optional<Stay> stay = stays.find(session);
        if (stay.isEmpty()) {
            return Optional.empty();
        }
        Stay here = stay.get();
        Instant now = now();
        Optional<Allowed> allowed = standing.of(here.number(), here.contact())
                .filter(who -> who.client().equals(here.client()) && who.covers(here.beganAt()));
        boolean idle = !now.isBefore(here.seenAt().plus(settings.idle()));
        boolean over = !now.isBefore(here.beganAt().plus(settings.longest()));
        if (allowed.isEmpty() || idle || over) {
            end(here, allowed.isEmpty() ? "taken-back" : idle ? "idle" : "longest");
            return Optional.empty();
        }
        if (!now.isBefore(here.seenAt().plus(FINE))) {
            stays.seen(here, now);
        }
        return allowed.map(who -> new Guest(
                here.id(),
                here.client(),
                here.number(),
                here.contact(),
                who.contact().name(),
                who.contact().email()));
    }

    /** By their own wish, or because they sign in. */
    @Transactional
    public void leave(String session) {
        stays.find(session).ifPresent(stay -> end(stay, "left"));
    }

    private void end(Stay stay, String how) {
        if (stays.end(stay, now())) {
            ledger.append(new LedgerFact(
                    Chain.of(stay.client()),
                    "code-ended",
                    stay.number().value(),
                    Actor.system(stay.client()),
                    Map.of("contact", stay.contact(), "session", stay.id(), "how", how)));
        }
    }

    @Transactional
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        Instant before = now().minus(KEPT);
        codes.forget(before);
        stays.forget(before);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
