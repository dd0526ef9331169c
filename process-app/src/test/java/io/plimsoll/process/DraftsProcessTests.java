package io.plimsoll.process;

import static io.plimsoll.process.EngineBench.ALPINE;
import static io.plimsoll.process.EngineBench.HARBOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class DraftsProcessTests {

    private static final Actor MEMBER = People.at(HARBOR, "harbor-member", Role.CLIENT_MEMBER);
    private static final Actor SIGNATORY = People.at(HARBOR, "harbor-signatory", Role.CLIENT_SIGNATORY);
    private static final Actor STRANGER = People.at(ALPINE, "alpine-member", Role.CLIENT_MEMBER);
    private static final Actor AUDITOR = People.msp("auditor", Role.AUDITOR);
    private static final Map<String, Object> HALF = Map.of("comment", "We are at it <b>already</b>");

    private EngineBench bench;
    private Drafts drafts;
    private Inbox inbox;
    private String task;

    @BeforeAll
    void engine() {
        bench = new EngineBench(
                Map.of(
                        "handling.bpmn", EngineBench.model("non-compliance-handling"),
                        "remediation.bpmn", EngineBench.stub("remediation")),
                Map.of("handlingSteps", new FakeHandling(), "requestSteps", new FakeRequests()));
        drafts = bench.drafts();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @BeforeEach
    void aTaskOfTheClient() {
        inbox = bench.inbox(new FakeHandler("respond"), new FakeHandler("report-done"));
        CaseNumber number = bench.open(HARBOR);
        bench.runJob(number, "BusinessRuleTask_RateSeverity");
        task = bench.openTasks(number).get(0).getId();
    }

    @Test
    void draftIsKeptForWhoeverTypedItAndNobodyElse() {
        assertThat(drafts.save(task, HALF, MEMBER)).isTrue();

        assertThat(drafts.of(task, MEMBER)).contains(HALF);
        assertThat(drafts.of(task, SIGNATORY)).isEmpty();
        assertThat(drafts.of(task, AUDITOR)).isEmpty();
    }

    @Test
    void laterDraftReplacesTheEarlier() {
        drafts.save(task, HALF, MEMBER);
        drafts.save(task, Map.of("outcome", "remediate"), MEMBER);

        assertThat(drafts.of(task, MEMBER)).contains(Map.of("outcome", "remediate"));
    }

    @Test
    void othersTasksTakeNoDraft() {
        assertThatThrownBy(() -> drafts.save(task, HALF, STRANGER)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> drafts.save("no-such-task", HALF, MEMBER)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> drafts.save(task, HALF, AUDITOR)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void whoeverLostTheRoleSeesTheirDraftNoMore() {
        drafts.save(task, HALF, MEMBER);

        assertThat(drafts.of(task, People.at(HARBOR, "harbor-member", Role.SCANNER)))
                .isEmpty();
        assertThat(drafts.of(task, People.at(ALPINE, "harbor-member", Role.CLIENT_MEMBER)))
                .isEmpty();
    }

    static List<Map<String, Object>> noDrafts() {
        return List.of(
                Map.of("undeclared", "x"),
                Map.of("comment", Map.of("nested", "x")),
                Map.of("comment", List.of("x")),
                Map.of("comment", "half a character: \uD800"),
                Map.of("comment", "\u0000"),
                Map.of("comment", "x".repeat(70_000)));
    }

    @ParameterizedTest
    @MethodSource("noDrafts")
    void whatIsNoHalfFilledFormIsNotKept(Map<String, Object> values) {
        assertThat(drafts.save(task, values, MEMBER)).isFalse();
        assertThat(drafts.of(task, MEMBER)).isEmpty();
    }

    @Test
    void draftGoesWithItsTask() {
        drafts.save(task, HALF, MEMBER);
        drafts.clear();
        assertThat(drafts.of(task, MEMBER)).isPresent();

        inbox.complete(task, Map.of("outcome", "remediate", "comment", "On it"), null, null, MEMBER);
        assertThat(drafts.of(task, MEMBER)).isEmpty();
        drafts.clear();

        assertThat(bench.count("draft where task_id = '" + task + "'")).isZero();
    }
}
