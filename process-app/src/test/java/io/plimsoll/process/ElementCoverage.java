package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Which steps and arrows of a model the tests that have run so far have passed. */
final class ElementCoverage {

    private ElementCoverage() {}

    /** Prints the figure, and fails with the names of what no test has passed. */
    static void isComplete(String model, RepositoryService models, HistoryService history) {
        ProcessDefinition newest = models.createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .latestVersion()
                .singleResult();
        BpmnModelInstance drawn = models.getBpmnModelInstance(newest.getId());
        Set<String> missing = ids(drawn, FlowNode.class, SequenceFlow.class);
        int all = missing.size();
        Map<String, List<FlowTrace.Arrow>> arrows = FlowReader.arrows(drawn);
        runs(newest, history).forEach(stays -> {
            stays.stream()
                    .filter(stay -> stay.getEndTime() != null)
                    .forEach(stay -> missing.remove(stay.getActivityId()));
            FlowTrace.taken(FlowReader.trace(stays), arrows).forEach(missing::remove);
        });
        onlyWays(drawn)
                .filter(way -> !missing.contains(way.getTarget().getId()))
                .forEach(way -> missing.remove(way.getId()));
        System.out.printf(
                "Steps and arrows of %s: %d of %d passed, %d %%%n",
                model, all - missing.size(), all, (all - missing.size()) * 100 / all);
        assertThat(missing).as("what no test passes in " + model).isEmpty();
    }

    /** An arrow that alone leads to its step was taken where the step was passed; forks have several at a time. */
    private static Stream<SequenceFlow> onlyWays(BpmnModelInstance drawn) {
        return drawn.getModelElementsByType(SequenceFlow.class).stream()
                .filter(way -> way.getTarget().getIncoming().size() == 1);
    }

    @SafeVarargs
    private static Set<String> ids(BpmnModelInstance drawn, Class<? extends BaseElement>... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> drawn.getModelElementsByType(kind).stream())
                .map(BaseElement::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collection<List<HistoricActivityInstance>> runs(ProcessDefinition model, HistoryService history) {
        return history
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(model.getId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .collect(Collectors.groupingBy(HistoricActivityInstance::getProcessInstanceId))
                .values();
    }
}
