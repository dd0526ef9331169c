/** A person's task has a form of the same deployment, a role and a due date. */
module.exports = () => ({
  check(node, reporter) {
    if (node.$type !== 'bpmn:UserTask') {
      return;
    }
    if (!node.get('camunda:formRef') || node.get('camunda:formRefBinding') !== 'deployment') {
      reporter.report(node.id, 'needs camunda:formRef with camunda:formRefBinding="deployment"');
    }
    if (!node.get('camunda:candidateGroups')) {
      reporter.report(node.id, 'needs camunda:candidateGroups');
    }
    if (!node.get('camunda:dueDate')) {
      reporter.report(node.id, 'needs camunda:dueDate');
    }
  },
});
