package io.plimsoll.finding;

import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.finding.FailingRows.Place;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.Mappings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Finds what fails a control: from the control back to the checks that speak about it, and on to their findings. There
 * may be a million of them, so nothing here hands out a list of all.
 */
@Component
class FailingAssets {

    private final CheckTable checks;
    private final FailingRows rows;
    private final Mappings mappings;

    FailingAssets(CheckTable checks, FailingRows rows, Mappings mappings) {
        this.checks = checks;
        this.rows = rows;
        this.mappings = mappings;
    }

    /**
     * Shows each finding that fails one of the controls, with the control's code; a finding about several controls is
     * shown for each. No order is promised; the visitor may write to findings that it has seen.
     */
    void visit(ClientId client, Set<String> codes, BiConsumer<String, Failure> visitor) {
        bySource(client, codes).forEach((source, about) -> {
            Set<String> few = new TreeSet<>();
            long together = 0;
            for (Map.Entry<String, Long> check :
                    rows.amounts(client, source, about.keySet()).entrySet()) {
                if (check.getValue() > FailingRows.GROUP) {
                    visitMany(client, source, check.getKey(), controls(about, check.getKey()), visitor);
                    continue;
                }
                if (together + check.getValue() > FailingRows.GROUP) {
                    visitFew(client, source, few, about, visitor);
                    few.clear();
                    together = 0;
                }
                few.add(check.getKey());
                together += check.getValue();
            }
            visitFew(client, source, few, about, visitor);
        });
    }

    private void visitFew(
            ClientId client,
            String source,
            Set<String> few,
            Map<String, Set<String>> about,
            BiConsumer<String, Failure> visitor) {
        if (!few.isEmpty()) {
            rows.all(client, source, few).forEach((check, found) -> controls(about, check)
                    .forEach(code -> found.forEach(failure -> visitor.accept(code, failure))));
        }
    }

    private void visitMany(
            ClientId client, String source, String check, Set<String> codes, BiConsumer<String, Failure> visitor) {
        List<Place> group = rows.next(client, source, check, null);
        while (!group.isEmpty()) {
            for (Place place : group) {
                codes.forEach(code -> visitor.accept(code, place.failure()));
            }
            group = rows.next(client, source, check, group.get(group.size() - 1));
        }
    }

    /** These with all their words, in the same order, less what has been cleared meanwhile. */
    List<FailingAsset> described(ClientId client, List<Failure> few) {
        Map<String, FailingAsset> found = rows.described(client, few);
        List<FailingAsset> described = new ArrayList<>();
        few.stream().map(one -> found.get(one.key())).filter(Objects::nonNull).forEach(described::add);
        return described;
    }

    /** By source and check, the controls that it speaks about. */
    private Map<String, Map<String, Set<String>>> bySource(ClientId client, Set<String> codes) {
        ClientMappings meanings = mappings.of(client);
        Map<String, Map<String, Set<String>>> bySource = new TreeMap<>();
        for (ClientCheck check : checks.of(client)) {
            var about = new TreeSet<>(check.meaning(meanings).controls());
            about.retainAll(codes);
            if (!about.isEmpty()) {
                bySource.computeIfAbsent(check.source(), source -> new TreeMap<>())
                        .put(check.check(), about);
            }
        }
        return bySource;
    }

    private static Set<String> controls(Map<String, Set<String>> about, String check) {
        return about.getOrDefault(check, Set.of());
    }
}
