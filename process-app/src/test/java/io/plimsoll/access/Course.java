package io.plimsoll.access;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.process.Completion;
import io.plimsoll.process.Inbox;
import io.plimsoll.process.TaskDetail;
import io.plimsoll.process.TaskQuery;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Leads a case on: answers forms with hostile text in every field that takes text, and lets timers fire. */
@TestComponent
public class Course {

    private static final Map<String, Role> BY = Map.ofEntries(
            Map.entry("respond", Role.CLIENT_SIGNATORY),
            Map.entry("plan-remediation", Role.CLIENT_SIGNATORY),
            Map.entry("decide-proposal", Role.CLIENT_SIGNATORY),
            Map.entry("acknowledge-deviation", Role.CLIENT_SIGNATORY),
            Map.entry("report-done", Role.CLIENT_SIGNATORY),
            Map.entry("confirm-incident", Role.CLIENT_SIGNATORY),
            Map.entry("acknowledge-standard", Role.CLIENT_SIGNATORY),
            Map.entry("approve-deviation", Role.SERVICE_MANAGER),
            Map.entry("decide-enforcement", Role.SERVICE_MANAGER),
            Map.entry("approve-pause", Role.SERVICE_MANAGER),
            Map.entry("recommend-termination", Role.SERVICE_MANAGER),
            Map.entry("approve-termination", Role.DIRECTOR));

    private final Inbox inbox;
    private final ManagementService jobs;
    private final HistoryService history;
    private final JsonMapper json;
    private final Clock clock;

    Course(Inbox inbox, ManagementService jobs, HistoryService history, JsonMapper json, Clock clock) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.history = history;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Goes these steps: {@code form:outcome} answers a form, a word by itself is the id of an element whose job runs.
     * Steps of the system in between run by themselves.
     */
    void go(ClientId client, CaseNumber number, String... steps) {
        go(client, number.value(), steps);
    }

    /** The same of a matter that is no case. */
    void go(ClientId client, String number, String... steps) {
        for (String step : steps) {
            String[] parts = step.split(":");
            if (parts.length == 1) {
                jobs.executeJob(job(number, step).getId());
            } else {
                answer(client, number, parts[0], parts[1]);
            }
        }
    }

    private Job job(String number, String element) {
        List<String> instances =
                history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                        .map(HistoricProcessInstance::getId)
                        .toList();
        return jobs.createJobQuery().activityId(element).list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No job at " + element));
    }

    private void answer(ClientId client, String number, String form, String outcome) {
        Actor actor = actor(client, BY.getOrDefault(form, Role.ANALYST));
        String id = inbox.list(new TaskQuery(client, form, false, null, 1, number), actor).items().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task " + form))
                .id();
        TaskDetail detail = inbox.get(id, actor);
        Map<String, Object> values = new HashMap<>();
        fill(json.readTree(detail.formSchema()).path("components"), outcome, detail, values);
        values.put("outcome", outcome);
        if (form.equals("acknowledge-deviation")) {
            values.computeIfPresent("name", (key, text) -> actor.name());
        }
        Completion completion = inbox.complete(id, values, detail.context().revision(), null, actor);
        if (!(completion instanceof Completion.Completed)) {
            throw new AssertionError(form + ":" + outcome + " with " + values + " was " + completion);
        }
    }

    Actor actor(ClientId client, Role role) {
        SignIn signIn =
                new SignIn(clock.instant(), "1", "192.0.2.7", Hostile.all().substring(0, 390), "token");
        return new Actor(
                "sub-hostile-" + role,
                "hostile-" + role,
                Hostile.name(),
                "",
                Set.of(role),
                role.isMsp() ? ClientScope.everyone() : ClientScope.of(client),
                signIn);
    }

    private void fill(JsonNode components, String outcome, TaskDetail detail, Map<String, Object> values) {
        for (JsonNode field : components) {
            String hide = field.path("conditional").path("hide").asString("");
            boolean shown = hide.isEmpty() || !hide.contains("outcome !=") || hide.contains("\"" + outcome + "\"");
            String key = field.path("key").asString(field.path("path").asString(""));
            if (shown && !key.isEmpty()) {
                values.put(key, value(field, outcome, detail));
            }
        }
    }

    private Object value(JsonNode field, String outcome, TaskDetail detail) {
        JsonNode rules = field.path("validate");
        return switch (field.path("type").asString()) {
            case "number" -> Math.max(2, rules.path("min").asInt(1));
            case "datetime" -> LocalDate.now(clock).plusDays(15).toString();
            case "checkbox" -> true;
            case "radio" -> field.path("values").path(0).path("value").asString();
            case "checklist" -> offered(field.path("valuesKey").asString(), detail);
            case "dynamiclist" -> {
                Map<String, Object> row = new HashMap<>();
                fill(field.path("components"), outcome, detail, row);
                yield new ArrayList<>(List.of(row));
            }
            default -> Hostile.all().length() <= rules.path("maxLength").asInt(200) ? Hostile.all() : Hostile.name();
        };
    }

    private static List<String> offered(String key, TaskDetail detail) {
        return detail.context().options().get(key).stream()
                .map(option -> option.value())
                .toList();
    }
}
