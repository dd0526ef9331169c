/**
 * Steps that leave the house run in a transaction of their own, so that a failure is retried and seen; all others run
 * with the step before them. `elements` in the rule's configuration names the former.
 */
module.exports = ({ elements = [] } = {}) => ({
  check(node, reporter) {
    if (!node.$instanceOf('bpmn:Activity')) {
      return;
    }
    const wanted = elements.includes(node.id);
    const found = Boolean(node.get('camunda:asyncBefore'));
    if (wanted !== found) {
      reporter.report(node.id, wanted ? 'needs camunda:asyncBefore' : 'is asyncBefore, but not listed as such in .bpmnlintrc');
    }
  },
});
