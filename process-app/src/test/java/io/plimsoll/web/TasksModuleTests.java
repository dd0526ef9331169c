package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.plimsoll.PlimsollTest;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Standards;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks, operations and ledger over HTTP, with the real features behind them. */
@PlimsollTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksModuleTests {

    private static final ClientId HARBOR = new ClientId("harbor");

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    Standards standards;

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

    private Iterator<Control> controls;
    private String number;
    private String task;

    /** An answer of the API. */
    private record Answer(int status, JsonNode body, String challenge) {}

    @BeforeAll
    void controlsThatOpenCases() {
        controls = standards.adoptedBy(HARBOR, Actor.system()).stream()
                .flatMap(standard -> standard.controls().stream())
                .filter(control -> standards.applicability(HARBOR, control).applies())
                .iterator();
    }

    @BeforeEach
    void aCaseThatWaitsForItsClient() throws Exception {
        Answer reported = send(
                post("/api/v1/clients/harbor/cases"),
                Map.of("control", controls.next().ref().code(), "summary", "Seen by hand", "assets", List.of("srv-1")),
                analyst());
        assertThat(reported.status()).as(reported.toString()).isEqualTo(201);
        number = reported.body().path("number").asString();
        runJob();
        task = ask("/api/v1/tasks?case=" + number, member())
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private void runJob() {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        jobs.executeJob(
                jobs.createJobQuery().processInstanceId(instance).singleResult().getId());
    }

    private static RequestPostProcessor member() {
        return person("harbor-member", "client-member", "harbor");
    }

    private static RequestPostProcessor analyst() {
        return person("analyst", "analyst", "*");
    }

    private static RequestPostProcessor person(String username, String role, String client) {
        return jwt().jwt(token -> token.subject("sub-" + username)
                .claim("preferred_username", username)
                .claim("name", "Name of " + username)
                .claim("realm_access", Map.of("roles", List.of(role)))
                .claim("clients", List.of(client)));
    }

    private Answer ask(String address, RequestPostProcessor who) throws Exception {
        return perform(get(address).with(who));
    }

    private Answer send(MockHttpServletRequestBuilder request, Object body, RequestPostProcessor who) throws Exception {
        return perform(request.with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body instanceof String text ? text : json.writeValueAsString(body)));
    }

    private Answer complete(Object body, RequestPostProcessor who) throws Exception {
        return send(post("/api/v1/tasks/" + task + "/complete"), body, who);
    }

    private Answer perform(MockHttpServletRequestBuilder request) throws Exception {
        var response = http.perform(request).andReturn().getResponse();
        String text = response.getContentAsString();
        return new Answer(
                response.getStatus(),
                json.readTree(text.isEmpty() ? "{}" : text),
                String.valueOf(response.getHeader("WWW-Authenticate")));
    }

    @Test
    void aTaskIsListedShownClaimedAndCompleted() throws Exception {
        JsonNode listed = ask("/api/v1/tasks?case=" + number, member())
                .body()
                .path("items")
                .path(0);
        JsonNode shown = ask("/api/v1/tasks/" + task, member()).body();

        assertThat(listed.path("name").asString()).isEqualTo("Respond");
        assertThat(listed.path("caseNumber").asString()).isEqualTo(number);
        assertThat(listed.path("client").asString()).isEqualTo("harbor");
        assertThat(listed.path("form").asString()).isEqualTo("respond");
        assertThat(listed.path("due").asString()).endsWith("Z");
        assertThat(shown.path("schema").path("components").size()).isGreaterThan(3);
        assertThat(shown.path("context").path("sections").size()).isPositive();
        assertThat(shown.path("context").has("revision")).isTrue();
        assertThat(send(post("/api/v1/tasks/" + task + "/claim"), "", member()).status())
                .isEqualTo(200);

        Answer done = complete(Map.of("values", Map.of("outcome", "remediate")), member());

        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.body().path("state").asString()).isEqualTo("completed");
        assertThat(ask("/api/v1/tasks/" + task, member()).status()).isEqualTo(404);
        assertThat(ask("/api/v1/tasks?case=" + number, member())
                        .body()
                        .path("items")
                        .path(0)
                        .path("form")
                        .asString())
                .isEqualTo("plan-remediation");
    }

    @Test
    void whatDoesNotFitIsNamedFieldByField() throws Exception {
        Answer answer = complete(
                Map.of("values", Map.of("outcome", "dispute", "ground", "because", "riskOwner", "me")), member());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("ground", "explanation", "riskOwner");
        assertThat(answer.body().path("errors").findValuesAsString("message")).allMatch(text -> text.endsWith("."));
    }

    @Test
    void theSecondIsToldWhoWasFirst() throws Exception {
        complete(Map.of("values", Map.of("outcome", "remediate")), member());

        Answer second = complete(
                Map.of("values", Map.of("outcome", "remediate")),
                person("harbor-signatory", "client-signatory", "harbor"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("detail").asString()).contains("Name of harbor-member has done this already");
        assertThat(second.body().path("doneAt").asString()).endsWith("Z");
    }

    @Test
    void theSameKeyTwiceIsOneCompletion() throws Exception {
        Object body = Map.of("values", Map.of("outcome", "remediate"));
        var first = post("/api/v1/tasks/" + task + "/complete").header("Idempotency-Key", "k1");
        var second = post("/api/v1/tasks/" + task + "/complete").header("Idempotency-Key", "k1");

        assertThat(send(first, body, member()).status()).isEqualTo(200);
        assertThat(send(second, body, member()).status()).isEqualTo(200);
    }

    @Test
    void othersSeeNothingOrMayNothing() throws Exception {
        Object body = Map.of("values", Map.of("outcome", "remediate"));
        RequestPostProcessor stranger = person("alpine-member", "client-member", "alpine");

        assertThat(ask("/api/v1/tasks/" + task, stranger).status()).isEqualTo(404);
        assertThat(complete(body, stranger).status()).isEqualTo(404);
        assertThat(ask("/api/v1/tasks?case=" + number, stranger)
                        .body()
                        .path("items")
                        .size())
                .isZero();
        assertThat(ask("/api/v1/tasks?client=harbor", stranger)
                        .body()
                        .path("items")
                        .size())
                .isZero();
        assertThat(complete(body, person("auditor", "auditor", "*")).status()).isEqualTo(403);
        assertThat(complete(body, analyst()).status()).isEqualTo(403);
    }

    @Test
    void aBodyThatCanBeReadInTwoWaysIsNotRead() throws Exception {
        assertThat(complete("{\"values\":{\"outcome\":\"remediate\",\"outcome\":\"dispute\"}}", member())
                        .status())
                .isEqualTo(400);
        assertThat(complete("{\"values\":{\"outcome\":\"remediate\"}} {}", member())
                        .status())
                .isEqualTo(400);
        assertThat(complete("{\"values\":{}, \"assignee\":\"me\"}", member()).status())
                .isEqualTo(400);
        assertThat(complete("{}", member()).status()).isEqualTo(400);
        assertThat(complete("nonsense", member()).status()).isEqualTo(400);
        assertThat(complete("{\"values\":{\"a\":\"" + "x".repeat(200_000) + "\"}}", member())
                        .status())
                .isEqualTo(413);
        assertThat(ask("/api/v1/tasks?cursor=nonsense", member()).status()).isEqualTo(400);
    }

    @Test
    void theLedgerTellsWhatWasDecidedAndThatItIsWhole() throws Exception {
        complete(Map.of("values", Map.of("outcome", "remediate")), member());
        RequestPostProcessor auditor = person("auditor", "auditor", "*");

        JsonNode entries =
                ask("/api/v1/ledger?client=harbor&limit=500", auditor).body();
        JsonNode verified = ask("/api/v1/ledger/verify?client=harbor", auditor).body();

        assertThat(entries.path("items").findValuesAsString("subject")).contains(number);
        assertThat(entries.path("items").path(0).path("facts").isObject()).isTrue();
        assertThat(verified.path("valid").asBoolean()).isTrue();
        assertThat(verified.path("entries").asInt()).isPositive();
        assertThat(verified.path("head").asString()).hasSize(64);
        assertThat(verified.path("firstBroken").isNull()).isTrue();
        assertThat(ask("/api/v1/ledger/verify", auditor).body().path("valid").asBoolean())
                .isTrue();
        assertThat(ask("/api/v1/ledger/verify?client=harbor", person("a", "client-member", "alpine"))
                        .status())
                .isIn(403, 404);
        assertThat(ask("/api/v1/ledger/verify?client=no/such", auditor).status())
                .isEqualTo(404);
    }

    @Test
    void operationsAreForAdministrators() throws Exception {
        RequestPostProcessor admin = person("admin", "administrator", "*");

        JsonNode waiting = ask("/api/v1/operations/waiting", admin).body();

        assertThat(waiting.path("items").findValuesAsString("step")).contains("UserTask_Respond");
        assertThat(waiting.path("items").findValuesAsString("name")).contains("Respond");
        assertThat(ask("/api/v1/operations/failed-jobs", admin).status()).isEqualTo(200);
        assertThat(ask("/api/v1/operations/waiting", analyst()).status()).isEqualTo(403);
        assertThat(ask("/api/v1/operations/failed-jobs", member()).status()).isEqualTo(403);
        assertThat(send(post("/api/v1/operations/failed-jobs/none/retry"), "", admin)
                        .status())
                .isEqualTo(404);
    }
}
