// Draws a process with the way it took. The page carries <div data-diagram="url of the model"
// data-taken="element ids" data-here="element ids">, ids separated by spaces.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import './diagram.css';

const ids = (text) => (text ?? '').split(' ').filter(Boolean);

async function draw(container) {
  const response = await fetch(container.dataset.diagram, { headers: { Accept: 'application/xml' } });
  if (!response.ok) {
    container.textContent = 'The diagram cannot be shown now.';
    return;
  }
  const viewer = new NavigatedViewer({ container });
  await viewer.importXML(await response.text());
  const canvas = viewer.get('canvas');
  const known = (id) => viewer.get('elementRegistry').get(id);
  ids(container.dataset.taken).filter(known).forEach((id) => canvas.addMarker(id, 'plimsoll-taken'));
  ids(container.dataset.here).filter(known).forEach((id) => canvas.addMarker(id, 'plimsoll-here'));
  canvas.zoom('fit-viewport', 'auto');
}

document.querySelectorAll('[data-diagram]').forEach(draw);
