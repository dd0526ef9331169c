package io.plimsoll.finding;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.MappingDecision;
import io.plimsoll.standard.Mappings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What analysts decide about checks. */
@Component
class Triage {

    private final CheckTable checks;
    private final Mappings mappings;
    private final Replay replay;

    Triage(CheckTable checks, Mappings mappings, Replay replay) {
        this.checks = checks;
        this.mappings = mappings;
        this.replay = replay;
    }

    /**
     * Remembers what a check is about and brings up what was kept.
     *
     * @param code null to ignore the check
     */
    MapResult decide(String source, String check, @Nullable String code, Actor by) {
        Map<ClientId, Set<String>> before = controls(source, check);
        if (before.isEmpty()) {
            return new MapResult.NoSuchCheck();
        }
        if (code == null) {
            mappings.ignore(source, check, by);
        } else if (mappings.map(source, check, code, by).isEmpty()) {
            return new MapResult.NoSuchControl();
        }
        return replayed(source, check, before);
    }

    /** Undoes what was decided: rules say again what the check is about, or it waits again. */
    MapResult takeBack(String source, String check, Actor by) {
        Map<ClientId, Set<String>> before = controls(source, check);
        return mappings.takeBack(source, check, by) ? replayed(source, check, before) : new MapResult.NoSuchCheck();
    }

    /** What was decided, of the checks that were delivered for the reader's clients; the newest first. */
    List<MappingDecision> decisions(Actor reader, Predicate<MappingDecision> wanted, int most) {
        Set<List<String>> delivered = reader.scope().all() ? Set.of() : checks.delivered(reader.scope());
        return mappings.decisions().stream()
                .filter(decision ->
                        reader.scope().all() || delivered.contains(List.of(decision.source(), decision.check())))
                .filter(wanted)
                .limit(most)
                .toList();
    }

    /** The controls that the check speaks about now, for each client to whom it was delivered. */
    private Map<ClientId, Set<String>> controls(String source, String check) {
        Map<ClientId, Set<String>> controls = new HashMap<>();
        checks.clientsWith(source, check).stream()
                .map(ClientId::new)
                .forEach(client -> controls.put(client, replay.controls(client, source, check)));
        return controls;
    }

    private MapResult replayed(String source, String check, Map<ClientId, Set<String>> before) {
        before.forEach((client, controls) -> replay.check(client, source, check, controls));
        return new MapResult.Remembered(before.size());
    }
}
