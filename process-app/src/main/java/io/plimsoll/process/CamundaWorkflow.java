package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.Workflow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the engine what happened in the domain, in the domain's own transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CamundaWorkflow implements Workflow {

    static final String HANDLING = "non-compliance-handling";
    static final String CASE_NUMBER = "caseNumber";

    /** What the models ask for the end of a request. */
    private static final String ASKED_UNTIL = "requestSteps.dueAt";

    private static final String OVER = "case.over";
    private static final String WORSENED = "evidence.worsened";
    private static final String REVISE = "deviation.revise";
    private static final String TEXT = "deviation-text";
    private static final String ORDERS = "gateway-orders";
    private static final String ANSWERED = "gateway.answered";
    private static final String REMEDIATION = "remediation";
    private static final String EXTENSION_REQUESTED = "remedy.extension-requested";
    private static final String EXTENSION_DECIDED = "remedy.extension-decided";

    /** Larger groups save nothing more and hold more rows in memory. */
    private static final int GROUP = 50;

    private final EngineAccess engine;
    private final CamundaMatters matters;
    private final RequestClocks clocks;
    private final TermClocks terms;

    CamundaWorkflow(EngineAccess engine, CamundaMatters matters, RequestClocks clocks, TermClocks terms) {
        this.engine = engine;
        this.matters = matters;
        this.clocks = clocks;
        this.terms = terms;
    }

    @Override
    public void casesOpened(List<OpenedCase> cases) {
        Map<ClientId, List<OpenedCase>> byClient = cases.stream()
                .collect(Collectors.groupingBy(OpenedCase::client, LinkedHashMap::new, Collectors.toList()));
        byClient.forEach((client, opened) -> engine.run(Actor.system(client), services -> {
            for (int from = 0; from < opened.size(); from += GROUP) {
                List<OpenedCase> group = opened.subList(from, Math.min(from + GROUP, opened.size()));
                services.together(() -> group.forEach(one -> start(services, one.number())));
            }
        }));
    }

    private static void start(EngineServices services, CaseNumber number) {
        services.runtime()
                .createProcessInstanceByKey(HANDLING)
                .processDefinitionWithoutTenantId()
                .businessKey(number.value())
                .setVariable(CASE_NUMBER, number.value())
                .execute();
    }

    @Override
    public void caseOver(ClientId client, CaseNumber number) {
        matters.tell(HANDLING, OVER, number.value(), client);
    }

    @Override
    public void evidenceWorsened(ClientId client, CaseNumber number) {
        matters.tell(HANDLING, WORSENED, number.value(), client);
    }

    @Override
    public void gatewayAnswered(ClientId client, CaseNumber number) {
        matters.tell(ORDERS, ANSWERED, number.value(), client);
    }

    @Override
    public boolean extensionRequested(ClientId client, CaseNumber number) {
        return matters.tell(REMEDIATION, EXTENSION_REQUESTED, number.value(), client);
    }

    @Override
    public void extensionDecided(ClientId client, CaseNumber number) {
        matters.tell(REMEDIATION, EXTENSION_DECIDED, number.value(), client);
    }

    @Override
    public boolean textToBeChanged(ClientId client, CaseNumber number) {
        return matters.tell(TEXT, REVISE, number.value(), client);
    }

    @Override
    public void requestStopped(ClientId client, CaseNumber number) {
        clocks.stop(client, number.value(), ASKED_UNTIL);
    }

    @Override
    public void requestReplanned(ClientId client, CaseNumber number, Instant due, boolean reminders) {
        clocks.set(client, number.value(), ASKED_UNTIL, due, reminders);
    }

    @Override
    public void termMoved(ClientId client, CaseNumber number, Term term, Instant end) {
        terms.set(client, number, term, end);
    }
}
