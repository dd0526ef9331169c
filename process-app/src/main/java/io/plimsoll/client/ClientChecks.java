package io.plimsoll.client;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each client is checked by us: which domains, how often, and how its inventories are read. */
@Component
public class ClientChecks {

    private static final int MOST_DOMAINS = 50;
    private static final int LONGEST = 8000;
    private static final int LONGEST_COLUMN = 300;

    private final Clients clients;
    private final CheckSettingsTable settings;
    private final Ledger ledger;

    ClientChecks(Clients clients, CheckSettingsTable settings, Ledger ledger) {
        this.clients = clients;
        this.settings = settings;
        this.ledger = ledger;
    }

    /** How the client is checked; as for every client where nothing was said. */
    @Transactional(readOnly = true)
    public CheckSettings of(ClientId client, Actor reader) {
        clients.get(client, reader);
        return settings.find(client).orElse(CheckSettings.DEFAULT);
    }

    /** Changes domains, cycle and warning. */
    @Transactional
    public CheckChange change(ClientId client, CheckDetails details, Actor by) {
        CheckSettings before = of(client, by.require(Role.ANALYST, Role.ADMINISTRATOR));
        Map<String, String> problems = new LinkedHashMap<>();
        List<CheckedDomain> domains = domains(details.domains(), problems);
        within(details.cycleDays(), 1, 90, "cycleDays", problems);
        within(details.warningDays(), 0, 730, "warningDays", problems);
        if (!problems.isEmpty()) {
            return new CheckChange.Invalid(problems);
        }
        return save(
                client,
                new CheckSettings(
                        domains, details.enforceDmarc(), details.cycleDays(), details.warningDays(), before.columns()),
                by);
    }

    /** Says, once for all inventories of the client, which column is what. */
    @Transactional
    public CheckChange change(ClientId client, InventoryColumns columns, Actor by) {
        CheckSettings before = of(client, by.require(Role.ANALYST, Role.ADMINISTRATOR));
        if (!columns.usable()) {
            return new CheckChange.Invalid(
                    Map.of("columns", "Say which column names the machine and which the product."));
        }
        boolean fits =
                List.of(columns.asset(), columns.kind(), columns.product(), columns.version(), columns.extended())
                        .stream()
                        .allMatch(column -> column.length() <= LONGEST_COLUMN);
        if (!fits) {
            return new CheckChange.Invalid(Map.of("columns", "The name of a column has at most 300 characters."));
        }
        return save(
                client,
                new CheckSettings(
                        before.domains(), before.enforceDmarc(), before.cycleDays(), before.warningDays(), columns),
                by);
    }

    private CheckChange save(ClientId client, CheckSettings changed, Actor by) {
        settings.save(client, changed);
        ledger.append(new LedgerFact(
                Chain.of(client),
                "checks-changed",
                "",
                by,
                Map.of(
                        "domains",
                                changed.domains().stream()
                                        .map(CheckedDomain::line)
                                        .toList(),
                        "enforceDmarc", changed.enforceDmarc(),
                        "cycleDays", changed.cycleDays(),
                        "warningDays", changed.warningDays(),
                        "columns",
                                List.of(
                                        changed.columns().asset(),
                                        changed.columns().kind(),
                                        changed.columns().product(),
                                        changed.columns().version(),
                                        changed.columns().extended()))));
        return new CheckChange.Done(changed);
    }

    private static List<CheckedDomain> domains(List<String> lines, Map<String, String> problems) {
        List<CheckedDomain> domains = new ArrayList<>();
        for (String line : lines.stream().filter(line -> !line.isBlank()).toList()) {
            Optional<CheckedDomain> domain = CheckedDomain.of(line);
            if (domain.isEmpty()) {
                problems.putIfAbsent(
                        "domains",
                        "Give one domain a line, and after it the names of its DKIM keys, as in: harbor.example s1 s2.");
            } else if (domains.stream()
                    .anyMatch(one -> one.name().equals(domain.get().name()))) {
                problems.putIfAbsent("domains", "The domain " + domain.get().name() + " is there twice.");
            } else {
                domains.add(domain.get());
            }
        }
        int length =
                domains.stream().mapToInt(domain -> domain.line().length() + 1).sum();
        if (domains.size() > MOST_DOMAINS || length > LONGEST) {
            problems.putIfAbsent("domains", "Give at most 50 domains.");
        }
        return domains;
    }

    private static void within(int days, int least, int most, String field, Map<String, String> problems) {
        if (days < least || days > most) {
            problems.put(field, "Give %d to %d days.".formatted(least, most));
        }
    }
}
