/** Every task that the engine does calls one step of one bean with the case number, the number of another matter, or the client where there is none, and nothing else. */
const CALL = /^\$\{[a-z][A-Za-z]*Steps\.[a-z][A-Za-z]*\((caseNumber|client|matter)\)\}$/;

module.exports = () => ({
  check(node, reporter) {
    if (!['bpmn:ServiceTask', 'bpmn:BusinessRuleTask'].includes(node.$type)) {
      return;
    }
    if (!CALL.test(node.get('camunda:expression') ?? '')) {
      reporter.report(node.id, 'needs camunda:expression="${…Steps.…(caseNumber)}"');
    }
  },
});
