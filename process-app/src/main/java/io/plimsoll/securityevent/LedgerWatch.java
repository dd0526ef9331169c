package io.plimsoll.securityevent;

import io.plimsoll.ledger.ChainBroken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Raises the alarm where the ledger does not verify. */
@Component
class LedgerWatch {

    private final SecurityEvents events;

    LedgerWatch(SecurityEvents events) {
        this.events = events;
    }

    @EventListener
    void on(ChainBroken broken) {
        events.record(SecurityEvent.of(
                SecurityEventKind.LEDGER_BROKEN,
                broken.reader(),
                broken.chain(),
                "A chain of the ledger does not verify from entry " + broken.sequence()));
    }
}
