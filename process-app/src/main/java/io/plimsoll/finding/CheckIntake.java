package io.plimsoll.finding;

import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.finding.reader.Row;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes note of the checks that rows bring, before the rows are judged by what the checks are about. */
@Component
class CheckIntake {

    private final CheckTable checks;
    private final AffectedControls affected;

    CheckIntake(CheckTable checks, AffectedControls affected) {
        this.checks = checks;
        this.affected = affected;
    }

    /**
     * What frameworks say of the rows' checks by now, by the check's id.
     *
     * @param before the same, of checks that this delivery brought already
     */
    Map<String, Set<String>> take(
            ClientId client,
            String source,
            Collection<Row> rows,
            Map<String, Set<String>> before,
            ClientMappings meanings,
            Instant now) {
        Map<String, Set<String>> references = named(rows, before);
        Map<String, Row> news = new LinkedHashMap<>();
        for (Row row : rows) {
            Set<String> earlier = before.get(row.check());
            if (earlier == null || !earlier.equals(references.get(row.check()))) {
                news.putIfAbsent(row.check(), row);
            }
        }
        Map<String, ClientCheck> there = checks.of(client, source, news.keySet());
        List<ClientCheck> fresh = new ArrayList<>();
        List<ClientCheck> grown = new ArrayList<>();
        news.forEach((id, row) -> {
            Set<String> named = references.getOrDefault(id, Set.of());
            ClientCheck check = there.get(id);
            if (check == null) {
                var unknown = new ClientCheck(client, source, id, row.tool(), row.title(), false, named);
                fresh.add(unknown.knowing(named, unknown.meaning(meanings).known()));
            } else {
                Set<String> all = CheckReferences.united(check.references(), named);
                references.put(id, all);
                if (!all.equals(check.references())) {
                    grown.add(grown(check, all, meanings));
                }
            }
        });
        checks.insert(fresh, now);
        checks.update(grown);
        return references;
    }

    private static Map<String, Set<String>> named(Collection<Row> rows, Map<String, Set<String>> before) {
        Map<String, Set<String>> references = new HashMap<>();
        for (Row row : rows) {
            Set<String> kept = references.getOrDefault(row.check(), before.getOrDefault(row.check(), Set.of()));
            references.put(row.check(), CheckReferences.united(kept, row.references()));
        }
        return references;
    }

    /** A check of which more is said than before may be about something else now: that concerns all its findings. */
    private ClientCheck grown(ClientCheck check, Set<String> references, ClientMappings meanings) {
        ClientCheck now = check.knowing(references, check.known());
        Mapping was = check.meaning(meanings);
        Mapping is = now.meaning(meanings);
        if (!was.controls().equals(is.controls())) {
            affected.note(check.client(), was.controls());
            affected.note(check.client(), is.controls());
        }
        return check.knowing(references, is.known());
    }
}
