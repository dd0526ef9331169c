import {
  boxContains,
  boxesOverlap,
  centreX,
  distanceToBox,
  isSlanted,
  segmentEntersBox,
  segmentsCross,
  segmentsOf,
  sharedLength,
  shrink,
} from './geometry.mjs';

/**
 * What a careful person would not have drawn, as lines of text. `elements` are those that bpmn-js drew:
 * id, type, name, labelOf, parent, host, box, source, target, waypoints, and text (its box and lines) where there is some.
 */
export function drawingDefects(elements) {
  const drawing = {
    byId: new Map(elements.map((element) => [element.id, element])),
    edges: elements.filter((element) => element.waypoints && !element.labelOf),
    nodes: elements.filter((element) => !element.waypoints && !element.labelOf),
    labels: elements.filter((element) => element.labelOf && element.text),
  };
  return [nodesThatOverlap, textThatDoesNotFit, edgesThroughNodes, badEdges, edgesThatMeet, hiddenLabels, backwardFlows].flatMap((check) =>
    check(drawing),
  );
}

function ancestorsOf(element, byId) {
  const found = new Set();
  for (let id = element?.parent; id && !found.has(id); id = byId.get(id)?.parent) {
    found.add(id);
  }
  return found;
}

function pairsOf(list) {
  return list.flatMap((first, index) => list.slice(index + 1).map((second) => [first, second]));
}

function nodesThatOverlap({ nodes, byId }) {
  const related = (a, b) => a.host === b.id || ancestorsOf(a, byId).has(b.id);
  return pairsOf(nodes)
    .filter(([a, b]) => !related(a, b) && !related(b, a) && boxesOverlap(a.box, b.box))
    .map(([a, b]) => `${a.id} and ${b.id} overlap`);
}

function textThatDoesNotFit({ nodes, labels }) {
  const tooLong = nodes
    .filter((node) => node.text && !/SubProcess/.test(node.type) && !boxContains(node.box, node.text.box))
    .map((node) => `the name of ${node.id} does not fit its box`);
  const cut = [...nodes, ...labels]
    .filter((element) => element.text && !element.text.lines.every((line) => lineIsWhole(line, element.name)))
    .map((element) => `the name of ${element.labelOf ?? element.id} is cut: ${element.text.lines.join(' | ')}`);
  return [...tooLong, ...cut];
}

function lineIsWhole(line, name) {
  const words = new Set(name.split(/[\s-]+/));
  return line.split(/[\s-]+/).every((word) => !word || words.has(word));
}

function edgesThroughNodes({ edges, nodes, byId }) {
  return edges.flatMap((edge) => {
    const [source, target] = [byId.get(edge.source), byId.get(edge.target)];
    const around = new Set([...ancestorsOf(source, byId), ...ancestorsOf(target, byId)]);
    const marginOf = (node) => {
      if (node === source || node === target) {
        return 4;
      }
      return node.id === source?.host || node.id === target?.host ? 19 : 1;
    };
    return nodes
      .filter((node) => !around.has(node.id))
      .filter((node) => segmentsOf(edge).some((segment) => segmentEntersBox(segment, shrink(node.box, marginOf(node)))))
      .map((node) => `${edge.id} runs through ${node.id}`);
  });
}

function badEdges({ edges, byId }) {
  return edges.flatMap((edge) => {
    const found = segmentsOf(edge).some(isSlanted) ? [`${edge.id} is slanted`] : [];
    const ends = [
      [edge.waypoints[0], byId.get(edge.source)],
      [edge.waypoints.at(-1), byId.get(edge.target)],
    ];
    const loose = ends.filter(([point, node]) => node && distanceToBox(point, node.box) > 2);
    return [...found, ...loose.map(([, node]) => `${edge.id} does not touch ${node.id}`)];
  });
}

function edgesThatMeet({ edges }) {
  return pairsOf(edges).flatMap(([first, second]) => {
    const pieces = segmentsOf(first).flatMap((s) => segmentsOf(second).map((t) => [s, t]));
    const found = pieces.some(([s, t]) => segmentsCross(s, t)) ? [`${first.id} and ${second.id} cross`] : [];
    const strangers = first.source !== second.source && first.target !== second.target;
    if (strangers && pieces.some(([s, t]) => sharedLength(s, t) > 5)) {
      found.push(`${first.id} and ${second.id} run on top of each other`);
    }
    return found;
  });
}

function hiddenLabels({ labels, nodes, edges, byId }) {
  const overNodes = labels.flatMap((label) => {
    const around = ancestorsOf(byId.get(label.labelOf), byId);
    return nodes
      .filter((node) => !around.has(node.id) && boxesOverlap(label.text.box, node.box))
      .map((node) => `the label of ${label.labelOf} lies on ${node.id}`);
  });
  const overEdges = labels.flatMap((label) =>
    edges
      .filter((edge) => segmentsOf(edge).some((segment) => segmentEntersBox(segment, label.text.box)))
      .map((edge) => `the label of ${label.labelOf} lies on ${edge.id}`),
  );
  const overLabels = pairsOf(labels)
    .filter(([a, b]) => boxesOverlap(a.text.box, b.text.box))
    .map(([a, b]) => `the labels of ${a.labelOf} and ${b.labelOf} overlap`);
  return [...overNodes, ...overEdges, ...overLabels];
}

/** A flow may lead back to the left only if it closes a loop. */
function backwardFlows({ edges, nodes, byId }) {
  const next = new Map();
  const link = (from, to) => next.set(from, [...(next.get(from) ?? []), to]);
  edges.forEach((edge) => link(edge.source, edge.target));
  nodes.filter((node) => node.host).forEach((node) => link(node.host, node.id));
  return edges
    .filter((edge) => centreX(byId.get(edge.target).box) < centreX(byId.get(edge.source).box) - 10)
    .filter((edge) => !reaches(edge.target, edge.source, next))
    .map((edge) => `${edge.id} leads back to the left although it closes no loop`);
}

function reaches(from, to, next) {
  const seen = new Set([from]);
  for (const id of seen) {
    (next.get(id) ?? []).forEach((follower) => seen.add(follower));
  }
  return seen.has(to);
}
