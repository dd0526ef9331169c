// Runs inside the page. Draws the flows between placed shapes with bpmn-js's own layouter.

function routeFlows(modeler, flows, boxes, grid) {
  const modeling = modeler.get('modeling');
  const registry = modeler.get('elementRegistry');
  const docking = modeler.get('connectionDocking');
  for (const flow of flows) {
    const connection = registry.get(flow.id);
    const [from, to] = [boxes[flow.sourceRef.id], boxes[flow.targetRef.id]];
    const bends = grid.bends[flow.id];
    if (bends) {
      const points = bends.map((bend) => placeAt(grid, bend));
      const waypoints = [anchor(from, points[0]), ...points, anchor(to, points.at(-1))];
      const { source, target } = connection;
      modeling.updateWaypoints(connection, docking.getCroppedWaypoints({ ...connection, source, target, waypoints }));
    } else {
      modeling.layoutConnection(connection, hintsFor(grid.docks[flow.id], from, to));
    }
  }
}

/** Where in a box a flow begins or ends so that it reaches the bend upright or level: the centre unless the bend is aside. */
function anchor(box, bend) {
  const centre = centreOf(box);
  const beside = bend.x > box.x && bend.x < box.x + box.width;
  const level = bend.y > box.y && bend.y < box.y + box.height;
  return { x: beside ? bend.x : centre.x, y: level ? bend.y : centre.y };
}

/** A dock fraction runs along the side of the larger end: the task, not the event or gateway. */
function hintsFor(dock, from, to) {
  const hints = { waypoints: [] };
  if (dock) {
    hints.preferredLayouts = [dock.sides];
  }
  if (dock && dock.at !== null) {
    const wide = from.width < 60 ? to : from;
    const x = wide.x + wide.width * dock.at;
    hints.connectionStart = { x: from.width < 60 ? centreOf(from).x : x, y: centreOf(from).y };
    hints.connectionEnd = { x: to.width < 60 ? centreOf(to).x : x, y: centreOf(to).y };
  }
  return hints;
}
