package io.plimsoll.finding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.Mapping;
import io.plimsoll.standard.Mappings;
import io.plimsoll.standard.StandardAdopted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings up again what was found before, when it becomes known what it is about. */
@Component
class Replay {

    private final CheckTable checks;
    private final Mappings mappings;
    private final AffectedControls affected;
    private final Telling telling;
    private final ClientTurns turns;

    Replay(CheckTable checks, Mappings mappings, AffectedControls affected, Telling telling, ClientTurns turns) {
        this.checks = checks;
        this.mappings = mappings;
        this.affected = affected;
        this.telling = telling;
        this.turns = turns;
    }

    /** A new build may bring rules for checks that nobody knew, and an end in mid-work may have left something untold. */
    void everything() {
        affected.waiting().forEach(client -> telling.apart(client, id()));
        Set<ClientId> clients =
                checks.unknown().stream().map(ClientCheck::client).collect(Collectors.toSet());
        clients.forEach(client -> {
            ClientMappings meanings = mappings.of(client);
            if (checks.of(client).stream()
                    .anyMatch(check -> !check.known() && check.meaning(meanings).known())) {
                turns.inTurn(client, () -> {
                    note(client, check -> !check.known(), Set.of());
                    return true;
                });
                telling.apart(client, id());
            }
        });
    }

    /**
     * Brings up the findings of a check.
     *
     * @param also controls that are affected too, since the check spoke about them until now
     */
    void check(ClientId client, String source, String check, Collection<String> also) {
        inTurn(client, row -> isMeant(row, source, check), also);
    }

    /**
     * Controls that the client has just adopted may be broken by what was found long ago. The first to hear of it: whoever
     * locks findings and cases locks the findings first.
     */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(StandardAdopted adopted) {
        if (!checks.of(adopted.client()).isEmpty()) {
            turns.take(adopted.client());
            bringUp(adopted.client(), check -> true, Set.of());
        }
    }

    /** The controls that a check speaks about for the client now. */
    Set<String> controls(ClientId client, String source, String check) {
        ClientMappings meanings = mappings.of(client);
        return checks.of(client).stream()
                .filter(row -> isMeant(row, source, check))
                .flatMap(row -> row.meaning(meanings).controls().stream())
                .collect(Collectors.toSet());
    }

    private void inTurn(ClientId client, Predicate<ClientCheck> which, Collection<String> also) {
        turns.inTurn(client, () -> {
            bringUp(client, which, also);
            return true;
        });
    }

    private void bringUp(ClientId client, Predicate<ClientCheck> which, Collection<String> also) {
        note(client, which, also);
        affected.tell(client, id());
    }

    private void note(ClientId client, Predicate<ClientCheck> which, Collection<String> also) {
        ClientMappings meanings = mappings.of(client);
        List<ClientCheck> otherwise = new ArrayList<>();
        var controls = new TreeSet<>(also);
        for (ClientCheck check : checks.of(client)) {
            if (which.test(check)) {
                Mapping meaning = check.meaning(meanings);
                controls.addAll(meaning.controls());
                boolean ofAPerson = OwnRows.SOURCES.contains(check.source());
                if (check.known() != meaning.known() && !ofAPerson) {
                    otherwise.add(check.knowing(check.references(), meaning.known()));
                }
            }
        }
        checks.update(otherwise);
        affected.note(client, controls);
    }

    private static String id() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    private static boolean isMeant(ClientCheck row, String source, String check) {
        return row.check().equals(check)
                && (row.source().equals(source) || row.tool().equals(source));
    }
}
