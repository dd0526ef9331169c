package io.plimsoll.finding;

import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.finding.FindingTable.Tally;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Mappings;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The checks that no rule maps, and what analysts decide about them. */
@Component
class Triage {

    private static final int TITLES = 3;

    private final CheckTable checks;
    private final FindingTable findings;
    private final Standards standards;
    private final Mappings mappings;
    private final Replay replay;

    Triage(CheckTable checks, FindingTable findings, Standards standards, Mappings mappings, Replay replay) {
        this.checks = checks;
        this.findings = findings;
        this.standards = standards;
        this.mappings = mappings;
        this.replay = replay;
    }

    /** What waits for the reader's clients. */
    List<TriageItem> open(Actor reader) {
        Map<Key, List<ClientCheck>> byCheck = new LinkedHashMap<>();
        Set<ClientId> clients = new LinkedHashSet<>();
        for (ClientCheck check : checks.unknown()) {
            if (reader.scope().includes(check.client())) {
                byCheck.computeIfAbsent(new Key(check.source(), check.check()), key -> new java.util.ArrayList<>())
                        .add(check);
                clients.add(check.client());
            }
        }
        Map<Key, long[]> amounts = new HashMap<>();
        Map<ClientId, List<StandardView>> adopted = new HashMap<>();
        for (ClientId client : clients) {
            count(amounts, findings.tally(client), byCheck, client);
            adopted.put(client, standards.adoptedBy(client, reader));
        }
        return byCheck.entrySet().stream()
                .map(entry -> item(entry.getKey(), entry.getValue(), amounts, adopted))
                .toList();
    }

    /**
     * Remembers what a check is about and brings up what was kept.
     *
     * @param code null to ignore the check
     */
    MapResult decide(String source, String check, @Nullable String code, Actor by) {
        Set<String> clients = checks.clientsWith(source, check);
        if (clients.isEmpty()) {
            return new MapResult.NoSuchCheck();
        }
        Map<ClientId, Set<String>> before = new HashMap<>();
        clients.stream()
                .map(ClientId::new)
                .forEach(client -> before.put(client, replay.controls(client, source, check)));
        if (code == null) {
            mappings.ignore(source, check, by);
        } else if (mappings.map(source, check, code, by).isEmpty()) {
            return new MapResult.NoSuchControl();
        }
        before.forEach((client, controls) -> replay.check(client, source, check, controls));
        return new MapResult.Remembered(clients.size());
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

    private static TriageItem item(
            Key key, List<ClientCheck> rows, Map<Key, long[]> amounts, Map<ClientId, List<StandardView>> adopted) {
        List<String> titles = rows.stream()
                .map(ClientCheck::title)
                .filter(title -> !title.isEmpty())
                .distinct()
                .limit(TITLES)
                .toList();
        List<ClientId> clients =
                rows.stream().map(ClientCheck::client).distinct().toList();
        Set<StandardView> concerned = new HashSet<>();
        clients.forEach(client -> concerned.addAll(adopted.getOrDefault(client, List.of())));
        long[] amount = amounts.getOrDefault(key, new long[2]);
        return new TriageItem(
                key.source(),
                key.check(),
                titles,
                amount[0],
                amount[1],
                clients,
                new Proposals(List.copyOf(concerned)).of(key.check(), titles));
    }

    private record Key(String source, String check) {}
}
