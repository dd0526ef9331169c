package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;
import static io.plimsoll.process.LiveCases.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.client.Clients;
import io.plimsoll.client.DemoGatewayControls;
import io.plimsoll.client.DemoGatewayMode;
import io.plimsoll.client.HoldState;
import io.plimsoll.client.HoldView;
import io.plimsoll.client.Holds;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceGateway.GatewayUnavailable;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.client.ServiceView;
import io.plimsoll.enforcement.Enforcement;
import io.plimsoll.enforcement.EnforcementView;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.ScanRecorded;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.process.LiveCases.Live;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Real cases that met silence, with the services, holds, gateway orders and records around them. */
@TestComponent
public class EnforcedCases {

    static final String HELPDESK = "Helpdesk";
    static final String PATCHING = "Patching";
    static final String ORDERS = "ServiceTask_CarryOut";
    static final Map<String, @Nullable Object> APPROVED = Map.of("outcome", "approve", "explanation", "It is right.");
    static final Map<String, @Nullable Object> REJECTED = Map.of("outcome", "reject", "explanation", "Not yet.");

    private static final Actor ADMIN = LiveCases.msp("admin", Role.ADMINISTRATOR);

    private final LiveCases live;
    private final NonCompliances cases;
    private final Clients clients;
    private final Holds holds;
    private final DemoGatewayControls gateway;
    private final Enforcement enforcement;
    private final Ledger ledger;
    private final JdbcClient db;
    private final Findings findings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    EnforcedCases(
            AutowireCapableBeanFactory beans,
            NonCompliances cases,
            Clients clients,
            Holds holds,
            DemoGatewayControls gateway,
            Enforcement enforcement,
            Ledger ledger,
            JdbcClient db,
            Findings findings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.live = beans.createBean(LiveCases.class);
        this.cases = cases;
        this.clients = clients;
        this.holds = holds;
        this.gateway = gateway;
        this.enforcement = enforcement;
        this.ledger = ledger;
        this.db = db;
        this.findings = findings;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
    }

    static Map<String, @Nullable Object> resolved(String outcome) {
        return Map.of("outcome", outcome, "explanation", "Spoken about with the platform team.");
    }

    /** A case of a client of its own, for whose enforcement a decision is due. */
    Enforced silent() {
        return silent(live.ask("PC-01"));
    }

    /** Another case of the same client that depends on its help desk. */
    Enforced silentToo(Enforced first) {
        var reported = cases.report(first.live.client, "MTS-07.1", "No such policy", List.of(), ANALYST);
        Live second = live
        .new Live(first.live.client, ((ReportResult.Opened) reported).opened().number());
        second.fire("BusinessRuleTask_RateSeverity");
        return silent(second);
    }

    /** One more of the same client, which waits for its answer. */
    Live askedToo(Enforced first) {
        var reported = cases.report(first.live.client, "MTS-03.1", "Seen on site", List.of("PC-07"), ANALYST);
        Live third = live
        .new Live(first.live.client, ((ReportResult.Opened) reported).opened().number());
        third.fire("BusinessRuleTask_RateSeverity");
        return third;
    }

    private Enforced silent(Live asked) {
        asked.fire("Timer_ResponseOverdue");
        return new Enforced(asked);
    }

    /** One case on its way through enforcement; each step presumes the one before. */
    final class Enforced {

        final Live live;

        Enforced(Live live) {
            this.live = live;
        }

        Enforced decided() {
            live.done("decide-enforcement", MANAGER, Map.of("outcome", "pause", "explanation", "Silence."));
            return this;
        }

        Map<String, @Nullable Object> preparation(String safetyReason, String... services) {
            return Map.of(
                    "outcome",
                    "submit",
                    "services",
                    Arrays.stream(services).map(name -> service(name).id()).toList(),
                    "impact",
                    "Nobody answers <b>calls</b>.",
                    "safetyReason",
                    safetyReason);
        }

        Enforced prepared(String... services) {
            decided();
            live.done("prepare-pause", ANALYST, preparation("Patched by the client meanwhile.", services));
            return this;
        }

        Enforced noticed(String... services) {
            prepared(services);
            live.done("approve-pause", MANAGER, APPROVED);
            return this;
        }

        /** The cure window is over and the order to the gateway is open. */
        Enforced pausing(String... services) {
            noticed(services);
            live.fire("Timer_CureWindowOver");
            return this;
        }

        Enforced paused(String... services) {
            pausing(services);
            live.fire(ORDERS);
            return this;
        }

        /** The gateway would not pause this service, of those that were to be paused. */
        Enforced refused(String refusing, String... services) {
            pausing(services);
            gateway(refusing, DemoGatewayMode.REFUSING);
            live.fire(ORDERS);
            return this;
        }

        Enforced met() {
            cases.recordMet(live.number, "Seen on site.", ANALYST);
            return this;
        }

        /** The results clear what failed, as a scan does. */
        Enforced cleared() {
            transactions.executeWithoutResult(status -> {
                findings.clearByPerson(live.client, "MTS-01.2", "All replaced.", ANALYST);
                events.publishEvent(new ScanRecorded("scan-" + live.number, live.client, Set.of("MTS-01.2")));
            });
            return this;
        }

        void resumed() {
            live.done("approve-resumption", MANAGER, APPROVED);
            live.fire(ORDERS);
        }

        void fails(String element) {
            int before = live.job(element).getRetries();
            assertThatThrownBy(() -> live.fire(element)).hasRootCauseInstanceOf(GatewayUnavailable.class);
            assertThat(live.job(element).getRetries()).isEqualTo(before - 1);
        }

        void adds(String name, ServiceKind kind) {
            clients.addService(live.client, new ServiceDetails(name, kind, new ServiceTerms(15, 5, 10)), ADMIN);
        }

        ServiceView service(String name) {
            return clients.get(live.client, ANALYST).services().stream()
                    .filter(service -> service.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        ServiceState state(String name) {
            return service(name).state();
        }

        void gateway(String service, DemoGatewayMode mode) {
            gateway.set(service(service).id(), mode, "A change freeze is on", ANALYST);
        }

        /** What the gateway has carried out for a service of the client, oldest first. */
        List<String> carriedOut(String service) {
            return db.sql("select what from demo_gateway_order where service_id = ? order by carried_out_at")
                    .param(service(service).id())
                    .query(String.class)
                    .list();
        }

        /** Somebody has gone through the list of what there is to do by hand. */
        void doneByHand() {
            live.done(
                    "carry-out-by-hand",
                    ANALYST,
                    Map.of(
                            "outcome", "done",
                            "steps", byHandSteps(),
                            "doneBy", "Petra of the platform team",
                            "doneOn", "2026-11-20",
                            "evidence", "Ticket <4711>"));
            live.fire(ORDERS);
        }

        /** All that there is to do by hand. */
        List<String> byHandSteps() {
            return live.page("carry-out-by-hand", ANALYST).context().options().get("stepOptions").stream()
                    .map(option -> option.value())
                    .toList();
        }

        List<HoldState> holds() {
            return holds.open(live.client, live.number).stream()
                    .map(HoldView::state)
                    .toList();
        }

        EnforcementView enforced() {
            return enforcement.of(live.number, ANALYST);
        }

        EnforcementView enforcedAsSeenBy(Actor reader) {
            return enforcement.of(live.number, reader);
        }

        EnforcementView.PauseView pause() {
            return enforced().pauses().get(enforced().pauses().size() - 1);
        }

        List<String> ledgered() {
            return ledger.about(Chain.of(live.client), live.number, ANALYST).stream()
                    .map(LedgerRow::event)
                    .toList();
        }
    }
}
