package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** Reads the way of a case out of the engine's history, while that lasts. */
@Component
class FlowReader {

    /**
     * A case's newest run.
     *
     * @param instanceId the handling process
     * @param client the tenant
     */
    record Run(String instanceId, String client, boolean running, List<KeptFlow> flows) {}

    private static final String CONTAINER = "subProcess";

    private final EngineAccess engine;

    FlowReader(EngineAccess engine) {
        this.engine = engine;
    }

    Optional<Run> newest(CaseNumber number, Actor reader) {
        return engine.as(reader, services -> {
            List<HistoricProcessInstance> all = services.history()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(number.value())
                    .orderByProcessInstanceStartTime()
                    .asc()
                    .list();
            return all.stream()
                    .filter(instance -> instance.getSuperProcessInstanceId() == null)
                    .reduce((earlier, later) -> later)
                    .map(top -> run(services, top, all));
        });
    }

    private static Run run(EngineServices services, HistoricProcessInstance top, List<HistoricProcessInstance> all) {
        Map<String, List<HistoricActivityInstance>> stays = new LinkedHashMap<>();
        stays.put(top.getId(), stays(services, top));
        Map<String, HistoricProcessInstance> lastOfEach = new LinkedHashMap<>();
        all.stream()
                .filter(one -> top.getId().equals(one.getRootProcessInstanceId())
                        && !one.getId().equals(top.getId()))
                .forEach(one -> {
                    stays.put(one.getId(), stays(services, one));
                    // Taken out first, so that it moves to where it was entered last.
                    lastOfEach.remove(one.getProcessDefinitionKey());
                    lastOfEach.put(one.getProcessDefinitionKey(), one);
                });
        List<KeptFlow> flows = new ArrayList<>();
        flows.add(flow(services, top, stays));
        lastOfEach.values().forEach(called -> flows.add(flow(services, called, stays)));
        return new Run(top.getId(), top.getTenantId(), top.getEndTime() == null, List.copyOf(flows));
    }

    private static List<HistoricActivityInstance> stays(EngineServices services, HistoricProcessInstance instance) {
        return services.history()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .list();
    }

    private static KeptFlow flow(
            EngineServices services,
            HistoricProcessInstance instance,
            Map<String, List<HistoricActivityInstance>> allStays) {
        List<HistoricActivityInstance> stays = allStays.getOrDefault(instance.getId(), List.of());
        String definition = instance.getProcessDefinitionId();
        boolean running = instance.getEndTime() == null;
        return new KeptFlow(
                definition,
                instance.getProcessDefinitionKey(),
                Optional.ofNullable(instance.getProcessDefinitionName()).orElse(instance.getProcessDefinitionKey()),
                running ? active(services, instance.getId()) : List.of(),
                passed(stays),
                FlowTrace.taken(trace(stays), arrows(services.models().getBpmnModelInstance(definition))),
                calledBy(instance.getId(), allStays.values()),
                running);
    }

    private static List<String> passed(List<HistoricActivityInstance> stays) {
        return stays.stream()
                .filter(stay -> stay.getEndTime() != null)
                .map(HistoricActivityInstance::getActivityId)
                .distinct()
                .toList();
    }

    static List<FlowTrace.Stay> trace(List<HistoricActivityInstance> stays) {
        return stays.stream()
                .map(stay -> new FlowTrace.Stay(stay.getActivityId(), stay.getEndTime() != null && !stay.isCanceled()))
                .toList();
    }

    private static String calledBy(String instanceId, Collection<List<HistoricActivityInstance>> stays) {
        return stays.stream()
                .flatMap(List::stream)
                .filter(stay -> instanceId.equals(stay.getCalledProcessInstanceId()))
                .map(HistoricActivityInstance::getActivityId)
                .findFirst()
                .orElse("");
    }

    /** The arrows that leave each element of a model. */
    static Map<String, List<FlowTrace.Arrow>> arrows(BpmnModelInstance model) {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .collect(Collectors.groupingBy(
                        flow -> flow.getSource().getId(),
                        Collectors.mapping(
                                flow -> new FlowTrace.Arrow(
                                        flow.getId(), flow.getTarget().getId()),
                                Collectors.toList())));
    }

    /** Also where the instance stands before a step that a job will enter; history does not know of that yet. */
    private static List<String> active(EngineServices services, String instanceId) {
        Set<String> active = new LinkedHashSet<>();
        ActivityInstance tree = services.runtime().getActivityInstance(instanceId);
        if (tree != null) {
            collect(tree, active);
        }
        return List.copyOf(active);
    }

    private static void collect(ActivityInstance instance, Set<String> active) {
        for (TransitionInstance entering : instance.getChildTransitionInstances()) {
            active.add(entering.getActivityId());
        }
        for (ActivityInstance child : instance.getChildActivityInstances()) {
            if (!CONTAINER.equals(child.getActivityType())) {
                active.add(child.getActivityId());
            }
            collect(child, active);
        }
    }
}
