package io.plimsoll.guest;

import io.plimsoll.client.Clients;
import io.plimsoll.client.CodeSettings;
import io.plimsoll.client.ContactView;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.NonCompliances;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows who may answer a case by a code at this moment. Asked anew each time: nothing that was said before counts. */
@Component
class Standing {

    private final CodeSettings settings;
    private final Clients clients;
    private final NonCompliances cases;

    Standing(CodeSettings settings, Clients clients, NonCompliances cases) {
        this.settings = settings;
        this.clients = clients;
        this.cases = cases;
    }

    /** @param since when this began: what was given out before then counts for nothing */
    record Allowed(ClientId client, CaseNumber number, ContactView contact, Instant since) {

        boolean covers(Instant given) {
            return !given.isBefore(since);
        }
    }

    /** Empty where the contact may not, or the case is not one of their client's or is over. */
    Optional<Allowed> of(CaseNumber number, String contactId) {
        if (!settings.enabled()) {
            return Optional.empty();
        }
        return clients.byCode(contactId).flatMap(found -> cases.open(found.client(), number)
                .map(matter -> new Allowed(
                        found.client(),
                        number,
                        found.contact(),
                        later(found.contact().byCodeSince(), matter.openedAt()))));
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }
}
