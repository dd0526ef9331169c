package io.plimsoll.rehearsal;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.Policies;
import io.plimsoll.policy.StoredRehearsal;
import io.plimsoll.rehearsal.Rehearsal.ClientLine;
import io.plimsoll.rehearsal.Rehearsal.Compared;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Looks what a draft of the policy would have done; changes nothing but that the result is kept with the draft. */
@Component
public class Rehearsals {

    /** How far back it may look. */
    public static final int MOST_MONTHS = 24;

    /** More cases than that are not looked at, and that is said. */
    static final int MOST_CASES = 20_000;

    private static final int PAGE = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Policies policies;
    private final Decisions decisions;
    private final Clients clients;
    private final RehearsalPages pages;
    private final Clock clock;

    Rehearsals(Policies policies, Decisions decisions, Clients clients, RehearsalPages pages, Clock clock) {
        this.policies = policies;
        this.decisions = decisions;
        this.clients = clients;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Replays the cases that were opened in the last months against the draft, and keeps what came of it.
     *
     * @param months 1 to {@value #MOST_MONTHS}
     */
    public Rehearsal rehearse(int months, Actor by) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("Not a number of months that is looked back");
        }
        Map<String, String> texts = policies.candidate(by);
        Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant from = until.atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
        Map<ClientId, ClientView> known =
                clients.list(by).stream().collect(Collectors.toMap(ClientView::id, client -> client));
        Map<ClientId, String> tiers =
                known.values().stream().collect(Collectors.toMap(ClientView::id, ClientView::tier));
        var question = new RehearsalPages.Question(
                from, until, tiers, decisions, decisions.currentVersion(), decisions.trying(texts));
        Map<ClientId, ClientLine> lines = new HashMap<>();
        int cases = 0;
        @Nullable String after = "";
        while (after != null && cases < MOST_CASES) {
            RehearsalPages.Page page = pages.page(question, after, PAGE, by);
            page.cases().forEach(one -> lines.merge(one.client(), line(one, known), Rehearsals::together));
            cases += page.cases().size();
            after = page.last();
        }
        Compared all = lines.values().stream().map(ClientLine::compared).reduce(Compared.NOTHING, Compared::plus);
        List<ClientLine> sorted = lines.values().stream()
                .sorted(Comparator.comparing(ClientLine::name).thenComparing(ClientLine::client))
                .toList();
        var made = new Rehearsal(months, from, until, cases, after != null, all, sorted);
        policies.rehearsed(texts, months, JSON.writeValueAsString(made), by);
        return made;
    }

    private static ClientLine line(RehearsalPages.Replayed one, Map<ClientId, ClientView> known) {
        ClientView client = known.get(one.client());
        return new ClientLine(
                one.client().value(), client == null ? one.client().value() : client.name(), 1, one.compared());
    }

    private static ClientLine together(ClientLine one, ClientLine more) {
        return new ClientLine(
                one.client(),
                one.name(),
                one.cases() + more.cases(),
                one.compared().plus(more.compared()));
    }

    /** A rehearsal that was kept. */
    public Rehearsal read(StoredRehearsal stored) {
        return JSON.readValue(stored.result(), Rehearsal.class);
    }
}
