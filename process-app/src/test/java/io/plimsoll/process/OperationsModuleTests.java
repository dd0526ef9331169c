package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.noncompliance.Workflow;
import io.plimsoll.process.Operations.FailedJob;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PlimsollTest
class OperationsModuleTests {

    private static final ClientId CLIENT = new ClientId("stuck-client");
    private static final CaseNumber NOWHERE = new CaseNumber("NC-1999-000001");
    private static final Actor ADMINISTRATOR = People.msp("admin", Role.ADMINISTRATOR);

    @Autowired
    Operations operations;

    @Autowired
    Workflow workflow;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    /** An instance for a case that the domain does not know fails in its first step. */
    private String aJobThatFails() {
        transaction.executeWithoutResult(
                status -> workflow.casesOpened(List.of(new Workflow.OpenedCase(NOWHERE, CLIENT))));
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(NOWHERE.value())
                .singleResult()
                .getId();
        String job =
                jobs.createJobQuery().processInstanceId(instance).singleResult().getId();
        assertThatThrownBy(() -> jobs.executeJob(job)).isNotNull();
        return job;
    }

    @Test
    void aFailureIsSeenWithItsReasonAndCanBeTriedAgain() {
        String id = aJobThatFails();

        FailedJob failed = operations.failedJobs(ADMINISTRATOR).stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(failed.caseNumber()).isEqualTo(NOWHERE.value());
        assertThat(failed.process()).isEqualTo("non-compliance-handling");
        assertThat(failed.step()).isEqualTo("BusinessRuleTask_RateSeverity");
        assertThat(failed.reason()).isNotBlank();
        assertThat(failed.retriesLeft()).isEqualTo(2);

        operations.retry(id, ADMINISTRATOR);

        assertThat(jobs.createJobQuery().jobId(id).singleResult().getRetries()).isEqualTo(3);
        assertThat(ledger.about(Chain.of(CLIENT), NOWHERE, ADMINISTRATOR))
                .extracting(LedgerRow::event)
                .containsExactly("job-retried");
        refusedTo(id);
        transaction.executeWithoutResult(status -> runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(NOWHERE.value())
                        .singleResult()
                        .getId(),
                "test"));
    }

    private void refusedTo(String id) {
        Actor elsewhere = People.at(new ClientId("elsewhere"), "admin", Role.ADMINISTRATOR);

        assertThatThrownBy(() -> operations.retry(id, elsewhere)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> operations.retry(id, People.msp("auditor", Role.AUDITOR)))
                .isInstanceOf(AccessDenied.class);
        assertThat(operations.failedJobs(elsewhere)).isEmpty();
        assertThat(operations.waiting(ADMINISTRATOR))
                .anyMatch(step -> step.step().equals("BusinessRuleTask_RateSeverity"));
        assertThat(operations.waiting(elsewhere))
                .noneMatch(step -> step.step().equals("BusinessRuleTask_RateSeverity"));
    }
}
