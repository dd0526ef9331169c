// Runs inside the page. Answers the model's XML with a diagram block, or the problems that prevent one.

async function layoutModel({ xml, grid }) {
  const modeler = new BpmnJS({ container: '#canvas' });
  const moddle = modeler.get('moddle');
  const { rootElement: definitions, warnings } = await moddle.fromXML(xml);
  const model = definitions.rootElements.find((element) => element.$type === 'bpmn:Process');
  const members = flatten(model);
  const problems = [...grid.problems, ...warnings.map((warning) => warning.message), ...strangers(members, grid)];
  const boxes = placeShapes(members, grid, problems);
  if (problems.length) {
    return { problems };
  }
  definitions.diagrams = [diagramOf(model, members, boxes, moddle)];
  const imported = await modeler.importDefinitions(definitions);
  const flows = members.map((member) => member.element).filter((element) => element.$type === 'bpmn:SequenceFlow');
  routeFlows(modeler, flows, boxes, grid);
  placeLabels(modeler, grid);
  const saved = await modeler.saveXML({ format: true });
  return { xml: saved.xml, problems: imported.warnings.map((warning) => warning.message) };
}

function diagramOf(model, members, boxes, moddle) {
  const point = (box) => moddle.create('dc:Point', centreOf(box));
  const planeElement = members.map(({ element }) =>
    element.$type === 'bpmn:SequenceFlow'
      ? moddle.create('bpmndi:BPMNEdge', {
          id: `${element.id}_di`,
          bpmnElement: element,
          waypoint: [point(boxes[element.sourceRef.id]), point(boxes[element.targetRef.id])],
        })
      : moddle.create('bpmndi:BPMNShape', {
          id: `${element.id}_di`,
          bpmnElement: element,
          bounds: moddle.create('dc:Bounds', boxes[element.id]),
          ...(element.$type === 'bpmn:ExclusiveGateway' ? { isMarkerVisible: true } : {}),
          ...(isContainer(element) ? { isExpanded: true } : {}),
        }),
  );
  const plane = moddle.create('bpmndi:BPMNPlane', { id: `BPMNPlane_${model.id}`, bpmnElement: model, planeElement });
  return moddle.create('bpmndi:BPMNDiagram', { id: `BPMNDiagram_${model.id}`, plane });
}
