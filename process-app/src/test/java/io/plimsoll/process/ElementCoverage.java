package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Which elements of a model the tests that have run so far have passed. */
final class ElementCoverage {

    private ElementCoverage() {}

    /** Prints the figure, and fails with the names of what no test has passed. */
    static void isComplete(String model, RepositoryService models, HistoryService history) {
        ProcessDefinition newest = models.createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .latestVersion()
                .singleResult();
        Set<String> all = models.getBpmnModelInstance(newest.getId()).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> passed =
                history
                        .createHistoricActivityInstanceQuery()
                        .processDefinitionId(newest.getId())
                        .finished()
                        .list()
                        .stream()
                        .map(HistoricActivityInstance::getActivityId)
                        .filter(all::contains)
                        .collect(Collectors.toCollection(TreeSet::new));
        System.out.printf(
                "Elements of %s: %d of %d passed, %d %%%n",
                model, passed.size(), all.size(), passed.size() * 100 / all.size());
        assertThat(passed).isEqualTo(all);
    }
}
