// Runs inside the page. Draws a model and tells what was drawn where.

const PADDING = 20;
const ROOM_FOR_MARK = 25; // keeps the bpmn.io mark, which the licence asks for, off the drawing

async function drawModel(xml) {
  window.viewer = new BpmnJS({ container: '#canvas' });
  try {
    const { warnings } = await viewer.importXML(xml);
    return { problems: [...warnings.map((warning) => warning.message), ...undrawn(), ...oneSidedFlows()], elements: drawnElements() };
  } catch (error) {
    return { problems: [error.message], elements: [] };
  }
}

function drawnElements() {
  const registry = viewer.get('elementRegistry');
  return registry
    .filter((element) => element.parent)
    .map((element) => {
      const { id, type, x, y, width, height } = element;
      const text = element.waypoints ? null : textOf(registry.getGraphics(element));
      return {
        id,
        type,
        name: element.businessObject.name,
        labelOf: element.labelTarget?.id,
        parent: element.parent.id,
        host: element.host?.id,
        source: element.source?.id,
        target: element.target?.id,
        box: { x, y, width, height },
        waypoints: element.waypoints?.map((point) => ({ x: point.x, y: point.y })),
        text: text && { box: { ...text.box, x: x + text.box.x, y: y + text.box.y }, lines: text.lines },
      };
    });
}

function textOf(graphics) {
  const text = graphics.querySelector(':scope > .djs-visual text');
  if (!text || !text.textContent) {
    return null;
  }
  const { x, y, width, height } = text.getBBox();
  return { box: { x, y, width, height }, lines: [...text.querySelectorAll('tspan')].map((line) => line.textContent) };
}

function flowElements() {
  const within = (scope) => (scope.flowElements ?? []).flatMap((element) => [element, ...within(element)]);
  return viewer.getDefinitions().rootElements.flatMap(within);
}

function undrawn() {
  const registry = viewer.get('elementRegistry');
  return flowElements()
    .filter((element) => !registry.get(element.id))
    .map((element) => `${element.id} has no coordinates: run the layout`);
}

/** Engines ignore <incoming> and <outgoing>, lint rules trust them: they must agree with the flows. */
function oneSidedFlows() {
  const flows = flowElements().filter((element) => element.$type === 'bpmn:SequenceFlow');
  return flows
    .filter((flow) => !flow.sourceRef.get('outgoing').includes(flow) || !flow.targetRef.get('incoming').includes(flow))
    .map((flow) => `${flow.id} is not listed by both of its ends`);
}

/** Makes the canvas as large as the drawing and answers the drawing as SVG. */
async function fitModel() {
  const canvas = viewer.get('canvas');
  const { inner } = canvas.viewbox();
  const width = Math.ceil(inner.width + 2 * PADDING);
  const height = Math.ceil(inner.height + 2 * PADDING + ROOM_FOR_MARK);
  document.querySelector('#canvas').style.cssText = `width:${width}px;height:${height}px`;
  canvas.resized();
  canvas.viewbox({ x: inner.x - PADDING, y: inner.y - PADDING, width, height });
  return (await viewer.saveSVG()).svg;
}
