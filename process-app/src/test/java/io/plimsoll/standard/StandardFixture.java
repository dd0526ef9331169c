package io.plimsoll.standard;

import io.plimsoll.StandIn;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shipped standards and mappings for tests of other features, with a ledger that forgets. Needs V130. */
public final class StandardFixture {

    private final Catalogues catalogues;
    private final Adoptions adoptions;
    private final Mappings mappings;

    public StandardFixture(DataSource source, Clock clock) {
        JdbcClient db = JdbcClient.create(source);
        catalogues = new Catalogues(new StandardVersions(db, clock));
        adoptions = new Adoptions(db, catalogues, clock);
        mappings = new Mappings(
                new MappingRules(catalogues, new Questions(catalogues)),
                new MappingDecisions(db, clock),
                catalogues,
                adoptions,
                forgetfulLedger());
    }

    public Mappings mappings() {
        return mappings;
    }

    public void adopt(ClientId client, String standard) {
        adoptions.put(client, standard, "1.0", "test");
    }

    /** A ledger that takes everything and keeps nothing. */
    public static Ledger forgetfulLedger() {
        return StandIn.as(Ledger.class, new Forgetful());
    }

    private static final class Forgetful {
        String append(LedgerFact fact) {
            return "0".repeat(64);
        }
    }
}
