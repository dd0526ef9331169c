// Plain geometry on what bpmn-js drew: boxes { x, y, width, height } and segments { a, b }. Units are pixels.

const TOLERANCE = 1;

export function segmentsOf(edge) {
  return edge.waypoints.slice(1).map((b, index) => ({ a: edge.waypoints[index], b }));
}

export function centreX(box) {
  return box.x + box.width / 2;
}

export function shrink(box, by) {
  return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by };
}

export function boxesOverlap(a, b) {
  return (
    a.x < b.x + b.width - TOLERANCE &&
    b.x < a.x + a.width - TOLERANCE &&
    a.y < b.y + b.height - TOLERANCE &&
    b.y < a.y + a.height - TOLERANCE
  );
}

export function boxContains(outer, inner) {
  return (
    inner.x >= outer.x - TOLERANCE &&
    inner.y >= outer.y - TOLERANCE &&
    inner.x + inner.width <= outer.x + outer.width + TOLERANCE &&
    inner.y + inner.height <= outer.y + outer.height + TOLERANCE
  );
}

export function isSlanted({ a, b }) {
  return Math.abs(a.x - b.x) > TOLERANCE && Math.abs(a.y - b.y) > TOLERANCE;
}

/** Whether the segment runs through the inside of the box: clipping after Liang and Barsky. */
export function segmentEntersBox({ a, b }, box) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const limits = [
    [-dx, a.x - box.x],
    [dx, box.x + box.width - a.x],
    [-dy, a.y - box.y],
    [dy, box.y + box.height - a.y],
  ];
  let entry = 0;
  let exit = 1;
  for (const [slope, room] of limits) {
    if (slope === 0 && room <= 0) {
      return false;
    }
    if (slope < 0) {
      entry = Math.max(entry, room / slope);
    } else if (slope > 0) {
      exit = Math.min(exit, room / slope);
    }
  }
  return exit - entry > 1e-6;
}

/** Whether two segments cross; touching ends do not count. */
export function segmentsCross(s, t) {
  const side = (p, q, r) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(s.a, s.b, t.a) * side(s.a, s.b, t.b) < 0 && side(t.a, t.b, s.a) * side(t.a, t.b, s.b) < 0;
}

/** The length that two upright or level segments run on top of each other. */
export function sharedLength(s, t) {
  const along = (axis) =>
    Math.min(Math.max(s.a[axis], s.b[axis]), Math.max(t.a[axis], t.b[axis])) -
    Math.max(Math.min(s.a[axis], s.b[axis]), Math.min(t.a[axis], t.b[axis]));
  const inLine = (axis) => [s.b, t.a, t.b].every((point) => Math.abs(point[axis] - s.a[axis]) < 2);
  if (inLine('y')) {
    return along('x');
  }
  return inLine('x') ? along('y') : 0;
}

export function distanceToBox(point, box) {
  const dx = Math.max(box.x - point.x, 0, point.x - box.x - box.width);
  const dy = Math.max(box.y - point.y, 0, point.y - box.y - box.height);
  return Math.hypot(dx, dy);
}
