package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * What the deployed models and forms say about user tasks. Deployments never change, so each is read once; the models
 * and not rows of the engine say who may do what.
 */
@Component
class TaskSteps {

    private record FormKey(String definitionId, String step) {}

    private final EngineAccess engine;
    private final FormReader reader = new FormReader();
    private final Map<String, Map<String, TaskStep>> steps = new ConcurrentHashMap<>();
    private final Map<FormKey, String> schemas = new ConcurrentHashMap<>();
    private final Map<FormKey, Form> forms = new ConcurrentHashMap<>();

    TaskSteps(EngineAccess engine) {
        this.engine = engine;
    }

    TaskStep step(String definitionId, String step) {
        TaskStep found = of(definitionId).get(step);
        if (found == null) {
            throw new IllegalStateException("Model " + definitionId + " has no task " + step);
        }
        return found;
    }

    /** The element ids that use the form, in any version of any model. */
    List<String> using(String form) {
        return engine.as(Actor.system(), services -> services.models().createProcessDefinitionQuery().list().stream()
                .map(ProcessDefinition::getId)
                .flatMap(id -> of(id).values().stream())
                .filter(step -> step.form().equals(form))
                .map(TaskStep::step)
                .distinct()
                .toList());
    }

    /** The form as JSON, of the deployment that the task's instance runs on. */
    String schema(String definitionId, String step) {
        return schemas.computeIfAbsent(new FormKey(definitionId, step), key -> load(definitionId, step));
    }

    Form form(String definitionId, String step) {
        return forms.computeIfAbsent(new FormKey(definitionId, step), key -> reader.read(schema(definitionId, step)));
    }

    private Map<String, TaskStep> of(String definitionId) {
        return steps.computeIfAbsent(
                definitionId,
                id -> engine.as(
                        Actor.system(),
                        services ->
                                services
                                        .models()
                                        .getBpmnModelInstance(id)
                                        .getModelElementsByType(UserTask.class)
                                        .stream()
                                        .map(TaskSteps::step)
                                        .collect(Collectors.toUnmodifiableMap(TaskStep::step, Function.identity()))));
    }

    private static TaskStep step(UserTask task) {
        return new TaskStep(
                task.getId(),
                task.getCamundaFormRef(),
                Arrays.stream(task.getCamundaCandidateGroups().split(","))
                        .map(String::strip)
                        .map(group -> Role.ofClaim(group)
                                .orElseThrow(() -> new IllegalStateException(
                                        "Task %s is for nobody: %s".formatted(task.getId(), group))))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private String load(String definitionId, String step) {
        String file = "forms/" + step(definitionId, step).form() + ".form";
        return engine.as(Actor.system(), services -> {
            String deployment =
                    services.models().getProcessDefinition(definitionId).getDeploymentId();
            try (InputStream form = services.models().getResourceAsStream(deployment, file)) {
                return new String(form.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        });
    }
}
