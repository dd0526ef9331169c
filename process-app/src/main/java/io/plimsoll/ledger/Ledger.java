package io.plimsoll.ledger;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import java.util.List;
import org.springframework.stereotype.Component;

/** The append-only, hash-chained record of all that was decided. */
@Component
public class Ledger {

    /** Appends in the caller's transaction (mandatory) and returns the entry's hash, hex. */
    public String append(LedgerFact fact) {
        throw new UnsupportedOperationException();
    }

    /** The chain's entries after {@code afterSequence}, oldest first. */
    public List<LedgerRow> list(Chain chain, long afterSequence, int limit, Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** All entries about one case, oldest first. */
    public List<LedgerRow> about(Chain chain, CaseNumber number, Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** Recomputes the chain from its first entry. */
    public Verification verify(Chain chain, Actor reader) {
        throw new UnsupportedOperationException();
    }
}
