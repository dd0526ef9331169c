/** A called process is of the same deployment and gets the business key and the case number. */
module.exports = () => ({
  check(node, reporter) {
    if (node.$type !== 'bpmn:CallActivity') {
      return;
    }
    if (node.get('camunda:calledElementBinding') !== 'deployment') {
      reporter.report(node.id, 'needs camunda:calledElementBinding="deployment"');
    }
    const inputs = (node.extensionElements?.values ?? []).filter((value) => value.$type === 'camunda:In');
    if (!inputs.some((input) => input.businessKey)) {
      reporter.report(node.id, 'must pass on the business key');
    }
    if (!inputs.some((input) => input.source === 'caseNumber' && input.target === 'caseNumber')) {
      reporter.report(node.id, 'must pass on caseNumber');
    }
  },
});
