package io.plimsoll.enforcement;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Option;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The gateway has said nothing for too long: a service manager looks and says what became of the order. */
@Component
@Transactional
class ReconcileGatewayTask implements TaskHandler {

    private final GatewayOrders steps;
    private final Orders orders;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;

    ReconcileGatewayTask(
            GatewayOrders steps, Orders orders, Matters matters, NonCompliances cases, CaseBriefing briefing) {
        this.steps = steps;
        this.orders = orders;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
    }

    @Override
    public String form() {
        return "reconcile-gateway";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        Errand errand = steps.errand(number);
        List<ServiceOrder> silent = orders.of(errand, OrderState.UNDER_WAY);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "Nothing was heard",
                ("The system took the order to %s these services and has not said what came of it. Look into that system."
                                + " An answer that still comes takes this task away.")
                        .formatted(OrderWords.verb(errand.action())),
                silent.stream().map(order -> fact(matter, order)).toList()));
        sections.addAll(briefing.forMsp(number));
        List<Option> services = silent.stream()
                .map(order -> new Option(order.serviceId(), name(matter, order)))
                .toList();
        return new TaskContext(
                sections,
                Map.of("services", silent.stream().map(ServiceOrder::serviceId).toList()),
                Map.of("serviceOptions", services),
                null,
                revision(errand),
                false);
    }

    private Fact fact(CaseView matter, ServiceOrder order) {
        String taken = order.sentAt()
                .map(at -> "taken " + Papers.moment(at, matters.client(matter.client())))
                .orElse("taken");
        String reference = order.reference().isEmpty() ? "" : ", reference " + order.reference();
        return new Fact(name(matter, order), taken + reference);
    }

    private String name(CaseView matter, ServiceOrder order) {
        return matters.names(matter.client(), List.of(order.serviceId())).get(0);
    }

    /** An answer that comes meanwhile changes what is asked. */
    private String revision(Errand errand) {
        return errand.id()
                + orders.of(errand).stream()
                        .map(order -> "-" + order.state().ordinal())
                        .reduce("", String::concat);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.SERVICE_MANAGER);
        CaseView matter = cases.get(submission.number(), by);
        Errand errand = steps.errand(submission.number());
        Set<String> chosen = Set.copyOf(submission.values().chosen("services"));
        List<ServiceOrder> meant = orders.of(errand, OrderState.UNDER_WAY).stream()
                .filter(order -> chosen.contains(order.serviceId()))
                .toList();
        if (meant.size() != chosen.size()) {
            return new TaskResult.Stale("An answer has come meanwhile. Please look again.");
        }
        String outcome = submission.values().outcome();
        String words = submission.values().text("explanation");
        for (ServiceOrder order : meant) {
            switch (outcome) {
                case "done" -> order.doneByPerson(by.name() + ": " + words, matters.now());
                case "retry" -> order.again();
                case "by-hand" -> order.byHand();
                default -> throw new IllegalStateException("Unknown outcome " + outcome);
            }
        }
        matters.record(
                matter,
                "gateway-reconciled",
                Role.SERVICE_MANAGER,
                by,
                Map.of(
                        "errand", errand.id(),
                        "services", List.copyOf(chosen),
                        "outcome", outcome,
                        "words", Sha256.salted(errand.id(), words)));
        return new TaskResult.Taken();
    }
}
