package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.ledger.Proofs;
import io.plimsoll.ledger.SignedHead;
import io.plimsoll.ledger.Verification;
import io.plimsoll.web.security.Access;
import java.time.Instant;
import java.util.Base64;
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
    private final Proofs proofs;
    private final JsonMapper json;

    LedgerApi(Ledger ledger, Proofs proofs, JsonMapper json) {
        this.ledger = ledger;
        this.proofs = proofs;
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

    /**
     * A signed head, and as the one line of text that its signature is in.
     *
     * @param size how many entries it covers
     * @param after how many the head before it covers
     * @param root of the Merkle tree over them (RFC 6962), hex
     * @param key fingerprint of the certificate that it can be checked with, see {@code /keys}
     */
    record Head(String chain, long size, long after, String root, Instant time, String key, String text) {

        private static Head of(SignedHead head) {
            return new Head(head.chain(), head.size(), head.after(), head.root(), head.at(), head.key(), head.text());
        }
    }

    /** @param next the size to ask on from ({@code before}), null on the last page */
    record Heads(List<Head> items, @Nullable Long next) {}

    /** Entries with the hashes that lead from each to the root of the head (RFC 6962, section 2.1.1). */
    record Inclusion(Head head, List<Proofs.Inclusion> entries) {}

    /** The hashes that show that one head continues another (RFC 6962, section 2.1.2). */
    record Consistency(Head from, Head to, List<String> path) {}

    /**
     * What heads and documents are signed with, or were.
     *
     * @param fingerprint SHA-256 of the certificate, hex
     * @param certificate DER, base64
     */
    record Key(String fingerprint, String purpose, String subject, Instant firstUsed, String certificate) {}

    /** All keys ever used, oldest first. */
    record Keys(List<Key> items) {}

    /** The signed heads of a chain, newest first. */
    @GetMapping("/heads")
    Heads heads(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "100") int limit,
            Actor actor) {
        int wanted = Math.max(1, Math.min(limit, LARGEST_PAGE));
        List<SignedHead> heads = proofs.heads(chain(client), before, wanted, actor);
        return new Heads(
                heads.stream().map(Head::of).toList(),
                heads.size() == wanted ? heads.get(wanted - 1).size() : null);
    }

    /**
     * That an entry, or all about a case, are in the chain as the newest head has it; one is signed for it where entries
     * came since.
     *
     * @param sequence of one entry; else
     * @param number of a case
     */
    @GetMapping("/proof")
    Inclusion proof(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(required = false) @Nullable Long sequence,
            @RequestParam(name = "case", required = false) @Nullable String number,
            Actor actor) {
        Proofs.Included proved;
        if (sequence != null) {
            proved = proofs.entry(chain(client), sequence, actor);
        } else if (number != null && CaseNumber.isValid(number)) {
            proved = proofs.about(chain(client), new CaseNumber(number), actor);
        } else {
            throw new NotVisible();
        }
        return new Inclusion(Head.of(proved.head()), proved.entries());
    }

    /**
     * That the later of two heads continues the earlier.
     *
     * @param from size of the earlier
     * @param to size of the later
     */
    @GetMapping("/consistency")
    Consistency consistency(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam long from,
            @RequestParam long to,
            Actor actor) {
        Proofs.Consistency proved = proofs.consistency(chain(client), from, to, actor);
        return new Consistency(Head.of(proved.from()), Head.of(proved.to()), proved.path());
    }

    @GetMapping("/keys")
    Keys keys() {
        return new Keys(proofs.keys().stream()
                .map(key -> new Key(
                        key.fingerprint(),
                        key.purpose().word(),
                        key.subject(),
                        key.firstUsed(),
                        Base64.getEncoder().encodeToString(key.encoded())))
                .toList());
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
