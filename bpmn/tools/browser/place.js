// Runs inside the page. Where each shape of a model stands, from its grid.

const MARGIN = { left: 110, top: 130 };
const CONTAINER_PADDING = { x: 40, top: 50, bottom: 40 };
const LABEL_ROOM = 30;

function sizeOf(element) {
  if (/Event$/.test(element.$type)) {
    return { width: 36, height: 36 };
  }
  return /Gateway$/.test(element.$type) ? { width: 50, height: 50 } : { width: 100, height: 80 };
}

function centreOf(box) {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** All flow elements below `scope`, each with the container that holds it (null on the top level). */
function flatten(scope, container = null) {
  return scope.flowElements.flatMap((element) => [
    { element, container },
    ...(element.$instanceOf('bpmn:SubProcess') ? flatten(element, element) : []),
  ]);
}

function placeAt(grid, [column, row]) {
  return { x: MARGIN.left + column * grid.pitch[0], y: MARGIN.top + row * grid.pitch[1] };
}

/** A box for every node of the model, by id; what cannot be placed is added to `problems`. */
function placeShapes(members, grid, problems) {
  const boxes = {};
  const nodes = members.map((member) => member.element).filter((element) => element.$instanceOf('bpmn:FlowNode'));
  for (const node of nodes.filter((each) => !isBoundary(each) && !isContainer(each))) {
    if (grid.positions[node.id]) {
      const size = sizeOf(node);
      const { x, y } = placeAt(grid, grid.positions[node.id]);
      boxes[node.id] = { x: x - size.width / 2, y: y - size.height / 2, ...size };
    } else {
      problems.push(`${node.id} has no line in the grid file`);
    }
  }
  placeBoundaries(nodes.filter((node) => isBoundary(node) && !isContainer(node.attachedToRef)), grid, boxes);
  for (const node of nodes.filter(isContainer).reverse()) {
    boxes[node.id] = surround(node, members, boxes, grid);
  }
  placeBoundaries(nodes.filter((node) => isBoundary(node) && isContainer(node.attachedToRef)), grid, boxes);
  return boxes;
}

/** Boundary events sit on their hosts, which have their boxes by now. */
function placeBoundaries(events, grid, boxes) {
  for (const node of events) {
    const host = boxes[node.attachedToRef?.id];
    const { side, at } = grid.boundaries[node.id] ?? { side: 'bottom', at: 0.5 };
    if (host) {
      const y = side === 'top' ? host.y : host.y + host.height;
      boxes[node.id] = { x: host.x + host.width * at - 18, y: y - 18, width: 36, height: 36 };
    }
  }
}

function isBoundary(element) {
  return element.$type === 'bpmn:BoundaryEvent';
}

function isContainer(element) {
  return element.$instanceOf('bpmn:SubProcess');
}

/** The box of a sub-process: round its children and the bends of its flows, with room for name and labels. */
function surround(container, members, boxes, grid) {
  const children = members.filter((member) => member.container === container).map((member) => member.element);
  const corners = children.flatMap((child) => {
    const box = boxes[child.id];
    if (box) {
      return [{ x: box.x, y: box.y }, { x: box.x + box.width, y: box.y + box.height + (box.height < 80 ? LABEL_ROOM : 0) }];
    }
    return (grid.bends[child.id] ?? []).map((bend) => placeAt(grid, bend));
  });
  const left = Math.min(...corners.map((p) => p.x)) - CONTAINER_PADDING.x;
  const top = Math.min(...corners.map((p) => p.y)) - CONTAINER_PADDING.top;
  const right = Math.max(...corners.map((p) => p.x)) + CONTAINER_PADDING.x;
  const bottom = Math.max(...corners.map((p) => p.y)) + CONTAINER_PADDING.bottom;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Names in the grid that the model does not know: typing mistakes, or elements that were removed. */
function strangers(members, grid) {
  const known = new Set(members.map((member) => member.element.id));
  return ['positions', 'boundaries', 'docks', 'bends', 'labels']
    .flatMap((kind) => Object.keys(grid[kind]))
    .filter((id) => !known.has(id))
    .map((id) => `${id} is in the grid file but not in the model`);
}
