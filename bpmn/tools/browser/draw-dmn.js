// Runs inside the page. Draws a decision table.

async function drawDecision(xml) {
  const viewer = new DmnJS({ container: '#canvas' });
  try {
    const imported = await viewer.importXML(xml, { open: false });
    const table = viewer.getViews().find((view) => view.type === 'decisionTable');
    const graph = viewer.getViews().find((view) => view.type === 'drd');
    if (!table || !graph) {
      return ['has no decision table or no diagram block'];
    }
    await viewer.open(graph);
    const opened = await viewer.open(table);
    document.querySelector('#canvas').style.cssText = 'position:relative;width:max-content;min-width:900px;padding:8px';
    return [...imported.warnings, ...opened.warnings].map((warning) => warning.message);
  } catch (error) {
    return [error.message];
  }
}
