package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.ledger.Verification;
import io.plimsoll.web.security.Access;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record of decisions, to be read and to be proved whole. */
@RestController
@Access.People
@RequestMapping("/api/v1/ledger")
class LedgerApi {

    private static final int LARGEST_PAGE = 500;

    private final Ledger ledger;
    private final JsonMapper json;

    LedgerApi(Ledger ledger, JsonMapper json) {
        this.ledger = ledger;
        this.json = json;
    }

    /** One entry of a chain, with its facts as JSON. */
    record Entry(
            long sequence,
            Instant at,
            String event,
            String subject,
            String by,
            String whom,
            JsonNode facts,
            String hash) {}

    /** @param next the sequence to ask on from ({@code after}), null on the last page */
    record Entries(List<Entry> items, @Nullable Long next) {}

    /** @param client whose chain; absent: the MSP's own */
    @GetMapping
    Entries list(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            Actor actor) {
        int wanted = Math.max(1, Math.min(limit, LARGEST_PAGE));
        List<LedgerRow> rows = ledger.list(chain(client), after, wanted, actor);
        boolean more = rows.size() == wanted;
        return new Entries(
                rows.stream().map(this::entry).toList(),
                more ? rows.get(rows.size() - 1).sequence() : null);
    }

    /** @param client whose chain; absent: the MSP's own */
    @GetMapping("/verify")
    Verification verify(@RequestParam(required = false) @Nullable String client, Actor actor) {
        return ledger.verify(chain(client), actor);
    }

    private Entry entry(LedgerRow row) {
        return new Entry(
                row.sequence(),
                row.at(),
                row.event(),
                row.subject(),
                row.by(),
                row.whom(),
                json.readTree(row.facts()),
                row.hash());
    }

    private static Chain chain(@Nullable String client) {
        if (client == null) {
            return Chain.msp();
        }
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        return Chain.of(new ClientId(client));
    }
}
