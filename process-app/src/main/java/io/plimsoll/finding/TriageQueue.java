package io.plimsoll.finding;

import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.finding.FindingTable.Tally;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.MappingDecision;
import io.plimsoll.standard.Mappings;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The checks that wait to be mapped, each with what speaks for which control. */
@Component
class TriageQueue {

    private static final int TITLES = 3;

    /** Clients whose mapped checks are compared; the checks of one product are the same everywhere. */
    private static final int COMPARED = 20;

    private final CheckTable checks;
    private final FindingTable findings;
    private final Standards standards;
    private final Mappings mappings;

    TriageQueue(CheckTable checks, FindingTable findings, Standards standards, Mappings mappings) {
        this.checks = checks;
        this.findings = findings;
        this.standards = standards;
        this.mappings = mappings;
    }

    private record Key(String source, String check) {}

    /** What waits for the reader's clients. */
    List<TriageItem> open(Actor reader) {
        Map<Key, List<ClientCheck>> waiting = new LinkedHashMap<>();
        Set<ClientId> clients = new LinkedHashSet<>();
        for (ClientCheck check : checks.unknown()) {
            if (reader.scope().includes(check.client())) {
                waiting.computeIfAbsent(new Key(check.source(), check.check()), key -> new ArrayList<>())
                        .add(check);
                clients.add(check.client());
            }
        }
        if (waiting.isEmpty()) {
            return List.of();
        }
        Map<Key, long[]> amounts = new HashMap<>();
        Map<ClientId, List<StandardView>> adopted = new HashMap<>();
        for (ClientId client : clients) {
            count(amounts, findings.tally(client), waiting, client);
            adopted.put(client, standards.adoptedBy(client, reader));
        }
        var items = new Items(amounts, adopted, mapped(clients), mappings.decisions());
        return waiting.entrySet().stream()
                .map(entry -> items.item(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void count(
            Map<Key, long[]> amounts, List<Tally> tally, Map<Key, List<ClientCheck>> open, ClientId client) {
        for (Tally line : tally) {
            var key = new Key(line.source(), line.check());
            if (open.getOrDefault(key, List.of()).stream()
                    .anyMatch(check -> check.client().equals(client))) {
                long[] amount = amounts.computeIfAbsent(key, k -> new long[2]);
                amount[0] += line.amount();
                amount[1] += line.failing() ? line.amount() : 0;
            }
        }
    }

    private SharedReferences mapped(Set<ClientId> clients) {
        var mapped = new SharedReferences();
        clients.stream().limit(COMPARED).forEach(client -> {
            ClientMappings meanings = mappings.of(client);
            checks.of(client).stream()
                    .filter(ClientCheck::known)
                    .forEach(check -> mapped.add(
                            check.tool() + " " + check.check(),
                            check.references(),
                            check.meaning(meanings).controls()));
        });
        return mapped;
    }

    /** Puts items together from what was read for all of them at once. */
    private final class Items {

        private final Map<Key, long[]> amounts;
        private final Map<ClientId, List<StandardView>> adopted;
        private final SharedReferences mapped;
        private final List<MappingDecision> decisions;
        private final Map<Set<StandardView>, Proposals> proposals = new HashMap<>();
        private final Map<ClientId, ClientMappings> meanings = new HashMap<>();

        Items(
                Map<Key, long[]> amounts,
                Map<ClientId, List<StandardView>> adopted,
                SharedReferences mapped,
                List<MappingDecision> decisions) {
            this.amounts = amounts;
            this.adopted = adopted;
            this.mapped = mapped;
            this.decisions = decisions;
        }

        TriageItem item(Key key, List<ClientCheck> rows) {
            List<String> titles = rows.stream()
                    .map(ClientCheck::title)
                    .filter(title -> !title.isEmpty())
                    .distinct()
                    .limit(TITLES)
                    .toList();
            List<ClientId> clients =
                    rows.stream().map(ClientCheck::client).distinct().toList();
            Set<StandardView> concerned = new LinkedHashSet<>();
            Set<String> references = new TreeSet<>();
            Map<String, String> open = new TreeMap<>();
            for (ClientCheck row : rows) {
                concerned.addAll(adopted.getOrDefault(row.client(), List.of()));
                references.addAll(row.references());
                open.putAll(meanings.computeIfAbsent(row.client(), mappings::of)
                        .openBetween(row.source(), row.tool(), row.check(), row.references()));
            }
            long[] amount = amounts.getOrDefault(key, new long[2]);
            return new TriageItem(
                    key.source(),
                    key.check(),
                    titles,
                    List.copyOf(references),
                    amount[0],
                    amount[1],
                    clients,
                    proposals
                            .computeIfAbsent(concerned, all -> new Proposals(List.copyOf(all), mapped))
                            .of(key.check(), titles, references, open),
                    decisions.stream()
                            .filter(decision -> decision.check().equals(key.check())
                                    && rows.stream()
                                            .anyMatch(row -> row.source().equals(decision.source())
                                                    || row.tool().equals(decision.source())))
                            .toList());
        }
    }
}
