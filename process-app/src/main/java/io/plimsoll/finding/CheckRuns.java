package io.plimsoll.finding;

import io.plimsoll.client.CheckSettings;
import io.plimsoll.client.ClientChecks;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.finding.check.CheckResult;
import io.plimsoll.finding.check.DnsChecks;
import io.plimsoll.finding.check.MailDomain;
import io.plimsoll.finding.lifecycle.ColumnMap;
import io.plimsoll.finding.lifecycle.EndOfLife;
import io.plimsoll.finding.lifecycle.InventoryTable;
import io.plimsoll.finding.lifecycle.MalformedInventory;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks, and delivers what was seen; in no transaction while it looks, since others are slow. */
@Component
class CheckRuns {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRuns.class);
    private static final int KEPT = 500;

    private final Clients clients;
    private final ClientChecks settings;
    private final WorkingTime time;
    private final DnsChecks dns;
    private final Lifecycles lifecycles;
    private final ScanDoor door;
    private final CheckTables tables;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CheckRuns(
            Clients clients,
            ClientChecks settings,
            WorkingTime time,
            DnsChecks dns,
            Lifecycles lifecycles,
            ScanDoor door,
            CheckTables tables,
            TransactionTemplate transaction,
            Clock clock) {
        this.clients = clients;
        this.settings = settings;
        this.time = time;
        this.dns = dns;
        this.lifecycles = lifecycles;
        this.door = door;
        this.tables = tables;
        this.transaction = transaction;
        this.clock = clock;
    }

    void askDns(ClientId client, Actor by) {
        CheckSettings how = settings.of(client, by);
        List<MailDomain> domains = how.domains().stream()
                .map(domain -> new MailDomain(domain.name(), domain.selectors()))
                .toList();
        deliver(client, CheckKind.DNS, dns.of(domains, how.enforceDmarc()), by);
    }

    /** Nothing where there is no inventory, or nobody has said yet how it is read. */
    void judgeInventory(ClientId client, Actor by) {
        CheckSettings how = settings.of(client, by);
        Optional<CheckTables.Inventory> inventory = tables.inventory(client);
        if (inventory.isEmpty() || !how.columns().usable()) {
            return;
        }
        ClientView view = clients.get(client, by);
        var judge = new EndOfLife(lifecycles.data(), time.today(client), how.warningDays(), view.facts());
        try {
            var items = ColumnMap.items(InventoryTable.read(inventory.get().content()), how.columns());
            deliver(client, CheckKind.LIFECYCLE, judge.of(items.items()), by);
        } catch (MalformedInventory e) {
            // it was read when it was taken in
            throw new IllegalStateException("The kept inventory of " + client + " cannot be read", e);
        }
    }

    private void deliver(ClientId client, CheckKind kind, List<CheckResult> seen, Actor by) {
        List<CheckResult> results = CheckDelivery.withGone(seen, tables.failing(client, kind));
        if (results.isEmpty()) {
            return;
        }
        String scan = door.deliver(client, kind.source(), CheckDelivery.csv(results), by);
        var run = new CheckRunView(
                kind,
                clock.instant(),
                scan,
                count(seen, RowStatus.MET),
                count(seen, RowStatus.NOT_MET),
                count(seen, RowStatus.UNKNOWN),
                CheckDelivery.worstFirst(seen).stream()
                        .limit(KEPT)
                        .map(CheckRunView.Line::of)
                        .toList());
        transaction.executeWithoutResult(status -> tables.keep(client, run));
        LOG.info("Checked {} of {}: {} not met, {} unknown", kind.key(), client, run.notMet(), run.unknown());
    }

    private static int count(List<CheckResult> results, RowStatus status) {
        return Math.toIntExact(
                results.stream().filter(result -> result.status() == status).count());
    }
}
