package io.plimsoll.finding;

import io.plimsoll.client.CheckChange;
import io.plimsoll.client.CheckDetails;
import io.plimsoll.client.CheckSettings;
import io.plimsoll.client.ClientChecks;
import io.plimsoll.client.ClientLeft;
import io.plimsoll.client.Clients;
import io.plimsoll.client.InventoryColumns;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.finding.lifecycle.ColumnMap;
import io.plimsoll.finding.lifecycle.InventoryTable;
import io.plimsoll.finding.lifecycle.MalformedInventory;
import io.plimsoll.finding.reader.Texts;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The checks that we make ourselves, on each client's cycle: mail domains, and an inventory's ends of life. A client's
 * schedule begins when the first of its settings is saved or its first inventory comes, since before there is nothing to
 * check; so clients from before there were checks need nothing. It ends when the client's last service does.
 */
@Component
public class ScheduledChecks {

    private static final int LARGEST = 10_000_000;
    private static final int SAMPLE = 3;
    private static final Role[] READERS = {
        Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR
    };

    private final Clients clients;
    private final ClientChecks settings;
    private final CheckSchedule schedule;
    private final CheckRuns runs;
    private final CheckTables tables;
    private final WorkingTime time;
    private final Ledger ledger;
    private final Clock clock;

    ScheduledChecks(
            Clients clients,
            ClientChecks settings,
            CheckSchedule schedule,
            CheckRuns runs,
            CheckTables tables,
            WorkingTime time,
            Ledger ledger,
            Clock clock) {
        this.clients = clients;
        this.settings = settings;
        this.schedule = schedule;
        this.runs = runs;
        this.tables = tables;
        this.time = time;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How the client is checked. */
    @Transactional(readOnly = true)
    public CheckSettings settings(ClientId client, Actor reader) {
        return settings.of(client, reader.require(READERS));
    }

    /** When the client's checks run next; empty where they do not. */
    @Transactional(readOnly = true)
    public Optional<Instant> next(ClientId client, Actor reader) {
        clients.get(client, reader.require(READERS));
        return schedule.next(client);
    }

    /** What the last runs said. */
    @Transactional(readOnly = true)
    public List<CheckRunView> runs(ClientId client, Actor reader) {
        clients.get(client, reader.require(READERS));
        return tables.runs(client);
    }

    /** The inventory that was uploaded last. */
    @Transactional(readOnly = true)
    public Optional<InventoryView> inventory(ClientId client, Actor reader) {
        InventoryColumns columns = settings(client, reader).columns();
        return tables.inventory(client).map(kept -> view(kept, columns));
    }

    private static InventoryView view(CheckTables.Inventory kept, InventoryColumns columns) {
        InventoryTable table = readAgain(kept.content());
        return new InventoryView(
                kept.fileName(),
                kept.uploadedBy(),
                kept.uploadedAt(),
                table.columns(),
                table.rows().size(),
                table.rows().subList(0, Math.min(SAMPLE, table.rows().size())),
                columns.usable() ? columns : ColumnMap.proposal(table.columns()),
                columns.usable());
    }

    private static InventoryTable readAgain(byte[] content) {
        try {
            return InventoryTable.read(content);
        } catch (MalformedInventory e) {
            throw new IllegalStateException("A kept inventory cannot be read", e);
        }
    }

    /** Changes domains, cycle and warning. */
    @Transactional
    public CheckChange change(ClientId client, CheckDetails details, Actor by) {
        return begun(client, settings.change(client, details, by), by);
    }

    /** Says, once for all inventories of the client, which column is what. */
    @Transactional
    public CheckChange map(ClientId client, InventoryColumns columns, Actor by) {
        return begun(client, settings.change(client, columns, by), by);
    }

    private CheckChange begun(ClientId client, CheckChange change, Actor by) {
        if (change instanceof CheckChange.Done && !begin(client, by)) {
            schedule.moved(client);
        }
        return change;
    }

    /** Keeps an inventory, instead of the one before. */
    @Transactional
    public Uploaded upload(ClientId client, String fileName, byte[] content, Actor by) {
        CheckSettings how = settings.of(client, by.require(Role.ANALYST, Role.ADMINISTRATOR, Role.SCANNER));
        if (content.length > LARGEST) {
            return new Uploaded.Refused("The file is larger than 10 MB.");
        }
        try {
            InventoryTable table = InventoryTable.read(content);
            InventoryColumns columns = how.columns();
            if (columns.usable() && !table.columns().containsAll(List.of(columns.asset(), columns.product()))) {
                return new Uploaded.Refused(
                        "The file lacks the columns '%s' and '%s' that this client's inventories have."
                                .formatted(columns.asset(), columns.product()));
            }
            String name = Texts.clean(fileName, 250);
            tables.keep(client, new CheckTables.Inventory(name, content, by.username(), clock.instant()));
            ledger.append(new LedgerFact(
                    Chain.of(client),
                    "inventory-uploaded",
                    "",
                    by,
                    Map.of("file", name, "rows", table.rows().size())));
            begin(client, by);
            return new Uploaded.Kept();
        } catch (MalformedInventory e) {
            return new Uploaded.Refused(e.reason());
        }
    }

    /** Runs the client's checks soon. */
    @Transactional
    public void runNow(ClientId client, Actor by) {
        clients.get(client, by.require(Role.ANALYST));
        begin(client, by);
        ledger.append(new LedgerFact(Chain.of(client), "checks-wanted", "", by, Map.of()));
        schedule.wanted(client);
    }

    private boolean begin(ClientId client, Actor by) {
        boolean begins = clients.get(client, by).active() && tables.begin(client, clock.instant());
        if (begins) {
            schedule.begun(client);
        }
        return begins;
    }

    @EventListener
    void left(ClientLeft event) {
        if (tables.end(event.client())) {
            schedule.ended(event.client());
        }
    }

    /** Looks at the mail domains; throws where no resolver answers. For the schedule alone. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void askDns(ClientId client) {
        runs.askDns(client, Actor.system(client));
    }

    /** Looks at the inventory. For the schedule alone. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void judgeInventory(ClientId client) {
        runs.judgeInventory(client, Actor.system(client));
    }

    /** The first moment of the client's cycle that is later than now; on a whole second. */
    @Transactional(readOnly = true)
    public Instant nextOfCycle(ClientId client) {
        Instant start = tables.startedAt(client).orElseGet(clock::instant);
        long cycle =
                time.days(settings.of(client, Actor.system(client)).cycleDays()).toSeconds();
        long passed = Math.max(0, Duration.between(start, clock.instant()).toSeconds());
        return Instant.ofEpochSecond(start.getEpochSecond() + 1 + (passed / cycle + 1) * cycle);
    }

    /** How long to wait before a run that failed is tried again. For the schedule alone. */
    @Transactional(readOnly = true)
    public Duration pauseAfterFailure() {
        return time.days(1).dividedBy(96);
    }
}
