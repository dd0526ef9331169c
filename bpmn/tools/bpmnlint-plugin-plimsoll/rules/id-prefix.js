/** Ids are Type_PascalCase, so that a test or a log line tells what it names. Whatever waits for a time is a Timer. */
module.exports = () => ({
  check(node, reporter) {
    if (!node.$instanceOf('bpmn:FlowElement')) {
      return;
    }
    const prefix = prefixOf(node);
    if (!new RegExp(`^${prefix}_[A-Z][A-Za-z0-9]*$`).test(node.id)) {
      reporter.report(node.id, `id must be ${prefix}_PascalCase`);
    }
  },
});

function prefixOf(node) {
  if (node.$type === 'bpmn:SequenceFlow') {
    return 'Flow';
  }
  const waits = ['bpmn:BoundaryEvent', 'bpmn:IntermediateCatchEvent'].includes(node.$type);
  const timed = (node.eventDefinitions ?? []).some((definition) => definition.$type === 'bpmn:TimerEventDefinition');
  return waits && timed ? 'Timer' : node.$type.replace('bpmn:', '');
}
