// Runs inside the page. Puts each label where no line, shape or other label is, as near to its element as possible.

const GAP = 6;
const COLLISION = 100;
const SHARED_LINE = 10;

function placeLabels(modeler, grid) {
  const registry = modeler.get('elementRegistry');
  const modeling = modeler.get('modeling');
  const labels = registry.filter((each) => each.labelTarget && each.businessObject.name);
  for (const label of labels) {
    modeling.updateLabel(label.labelTarget, label.labelTarget.businessObject.name);
  }
  const lines = registry.filter((each) => each.waypoints && !each.labelTarget);
  const shapes = registry.filter((each) => isNode(each) && !each.businessObject.$instanceOf('bpmn:SubProcess'));
  const placed = [];
  for (const label of labels) {
    const target = label.labelTarget;
    const spots = target.waypoints ? spotsAlong(target, label, lines) : spotsAround(target, label);
    const cost = (spot, index) => index + spot.extra + COLLISION * collisions(spot, label, target, { lines, shapes, placed });
    const best = spots.map((spot, index) => ({ spot, cost: cost(spot, index) })).sort((a, b) => a.cost - b.cost)[0].spot;
    const [dx, dy] = grid.labels[target.id] ?? [0, 0];
    modeling.moveShape(label, { x: Math.round(best.x + dx - label.x), y: Math.round(best.y + dy - label.y) });
    placed.push(label);
  }
}

function isNode(element) {
  return !element.waypoints && !element.labelTarget && element.parent && element.businessObject.$instanceOf('bpmn:FlowNode');
}

function segmentsOf(line) {
  return line.waypoints.slice(1).map((end, index) => [line.waypoints[index], end]);
}

/** Beside every piece of a flow, the beginning first; pieces that it shares with a sibling cost extra. */
function spotsAlong(flow, { width, height }, lines) {
  const siblings = lines.filter((line) => line !== flow && line.source === flow.source);
  return segmentsOf(flow).flatMap((segment, index) => {
    const [a, b] = segment;
    const shared = siblings.some((sibling) => segmentsOf(sibling).some((other) => overlap(segment, other)));
    const extra = index * 4 + (shared ? SHARED_LINE : 0);
    if (Math.abs(a.x - b.x) < 1) {
      const y = b.y > a.y ? a.y + 10 : a.y - 10 - height;
      return [{ x: a.x + 8, y, extra }, { x: a.x - 8 - width, y, extra }];
    }
    const start = isDefault(flow) && index === 0 ? 20 : 8;
    const x = b.x > a.x ? a.x + start : a.x - start - width;
    return [{ x, y: a.y - 3 - height, extra }, { x, y: a.y + 3, extra }];
  });
}

/** A default flow carries a slash at its start, which a label must not touch. */
function isDefault(flow) {
  return flow.source.businessObject.default === flow.businessObject;
}

function overlap([a, b], [c, d]) {
  return [['x', 'y'], ['y', 'x']].some(
    ([along, across]) =>
      [b, c, d].every((point) => Math.abs(point[across] - a[across]) < 2) &&
      Math.min(Math.max(a[along], b[along]), Math.max(c[along], d[along])) -
        Math.max(Math.min(a[along], b[along]), Math.min(c[along], d[along])) > 5,
  );
}

function spotsAround(shape, { width, height }) {
  const { x, y } = centreOf(shape);
  const radius = shape.width / 2;
  const below = { x: x - width / 2, y: y + radius + GAP };
  const above = { x: x - width / 2, y: y - radius - GAP - height };
  const corner = { left: x - radius - 4 - width, right: x + radius + 4 };
  const low = y + radius - 2;
  const high = y - radius + 2 - height;
  const lowLeft = { x: corner.left, y: low };
  const lowRight = { x: corner.right, y: low };
  const highLeft = { x: corner.left, y: high };
  const highRight = { x: corner.right, y: high };
  return orderFor(shape, { below, above, lowLeft, lowRight, highLeft, highRight }).map((spot) => ({ ...spot, extra: 0 }));
}

function orderFor(shape, at) {
  if (shape.host) {
    const onTop = centreOf(shape).y < centreOf(shape.host).y;
    return onTop ? [at.highLeft, at.highRight, at.above] : [at.lowLeft, at.lowRight, at.below];
  }
  if (/Gateway/.test(shape.type)) {
    return [at.above, at.below, at.highLeft, at.highRight, at.lowLeft, at.lowRight];
  }
  return [at.below, at.above, at.lowRight, at.lowLeft];
}

function collisions(spot, { width, height }, target, { lines, shapes, placed }) {
  const right = spot.x + width;
  const bottom = spot.y + height;
  const near = 3;
  const covers = (box) =>
    box.x - near < right && spot.x < box.x + box.width + near && box.y - near < bottom && spot.y < box.y + box.height + near;
  const touches = ([a, b]) =>
    Math.max(a.x, b.x) > spot.x && Math.min(a.x, b.x) < right && Math.max(a.y, b.y) > spot.y && Math.min(a.y, b.y) < bottom;
  return (
    lines.flatMap(segmentsOf).filter(touches).length +
    shapes.filter((shape) => shape !== target && covers(shape)).length +
    placed.filter(covers).length
  );
}
