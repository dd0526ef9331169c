// Draws where a case stands. The page carries <div data-flow="/cases/NUMBER/flow">: asked again and again for where it
// stands; the same address followed by a process gives its drawing.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import './diagram.css';

const PAUSE = 4000;
const SMALLEST = 0.42;
const READABLE = 0.6;
const MARKS = ['passed', 'taken', 'here'];
const COLOURS = {
  defaultFillColor: 'var(--tblr-bg-surface)',
  defaultStrokeColor: 'var(--plimsoll-line)',
  defaultLabelColor: 'var(--tblr-body-color)',
};

async function ask(url, type) {
  // nobody is at the keyboard for this: it does not keep a session alive
  const response = await fetch(url, { headers: { Accept: type, 'Plimsoll-Poll': 'true' } });
  if (!response.ok) throw new Error(String(response.status));
  return type.endsWith('json') ? response.json() : response.text();
}

class LiveFlow {
  constructor(box) {
    this.url = box.dataset.flow;
    this.tabs = box.querySelector('[data-flow-tabs]');
    this.canvas = box.querySelector('[data-flow-canvas]');
    this.note = box.querySelector('[data-flow-note]');
    box.querySelectorAll('[data-zoom]').forEach((button) => button.addEventListener('click', () => {
      if (button.dataset.zoom === 'fit') this.viewer?.get('canvas').zoom('fit-viewport', 'auto');
      else this.viewer?.get('zoomScroll').stepZoom(Number(button.dataset.zoom));
    }));
  }

  async start() {
    await this.refresh();
    setInterval(() => {
      if (!document.hidden) this.refresh();
    }, PAUSE);
  }

  async refresh() {
    try {
      this.flows = await ask(this.url, 'application/json');
    } catch {
      this.note.textContent = 'The diagram cannot be shown now.';
      return;
    }
    const running = this.flows.filter((flow) => flow.running);
    this.shown = this.flows.some((flow) => flow.process === this.shown) ? this.shown : running.at(-1)?.process;
    this.shown ??= this.flows[0]?.process;
    this.drawTabs();
    await this.draw();
  }

  drawTabs() {
    const signature = this.flows.map((flow) => flow.process + flow.running).join() + this.shown;
    if (signature === this.signature) return;
    this.signature = signature;
    this.tabs.replaceChildren(...this.flows.map((flow) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = `btn btn-sm ${flow.process === this.shown ? 'btn-primary' : ''}`;
      button.setAttribute('aria-pressed', String(flow.process === this.shown));
      button.textContent = flow.running ? flow.name : `${flow.name} (over)`;
      button.addEventListener('click', () => this.open(flow.process));
      return button;
    }));
  }

  open(process) {
    this.shown = process;
    this.drawTabs();
    return this.draw();
  }

  async draw() {
    const flow = this.flows.find((one) => one.process === this.shown);
    if (!flow) return;
    if (this.drawn !== flow.process) {
      this.drawn = flow.process;
      const xml = await ask(`${this.url}/${flow.process}`, 'application/xml');
      this.viewer?.destroy();
      this.viewer = new NavigatedViewer({ container: this.canvas, bpmnRenderer: COLOURS });
      await this.viewer.importXML(xml);
      this.fit(flow);
      this.viewer.get('eventBus').on('element.click', ({ element }) => {
        const called = this.flows.find((one) => one.calledBy && one.calledBy === element.id);
        if (called) this.open(called.process);
      });
      this.marked = undefined;
    }
    this.mark(flow);
  }

  // All of it where that can be read; else the surroundings of where it stands.
  fit(flow) {
    const canvas = this.viewer.get('canvas');
    const here = flow.active.map((id) => this.viewer.get('elementRegistry').get(id)).find((one) => one?.width);
    if (canvas.zoom('fit-viewport', 'auto') >= SMALLEST || !here) return;
    canvas.zoom(READABLE, { x: 0, y: 0 });
    const box = canvas.viewbox();
    canvas.viewbox({
      x: here.x + here.width / 2 - box.width / 2, y: here.y + here.height / 2 - box.height / 2,
      width: box.width, height: box.height,
    });
  }

  mark(flow) {
    const marks = { passed: flow.passed, taken: flow.taken, here: flow.active };
    const signature = JSON.stringify(marks);
    if (signature === this.marked) return;
    this.marked = signature;
    const canvas = this.viewer.get('canvas');
    this.viewer.get('elementRegistry').forEach(({ id }) => {
      MARKS.forEach((mark) => canvas.removeMarker(id, `plimsoll-${mark}`));
      MARKS.filter((mark) => marks[mark].includes(id)).forEach((mark) => canvas.addMarker(id, `plimsoll-${mark}`));
      if (this.flows.some((one) => one.calledBy === id)) canvas.addMarker(id, 'plimsoll-opens');
    });
    const names = flow.active
      .map((id) => this.viewer.get('elementRegistry').get(id)?.businessObject.name)
      .filter(Boolean);
    this.note.textContent = names.length > 0 ? `Now at: ${names.join(', ')}` : flow.running ? '' : 'This part is over.';
  }
}

document.querySelectorAll('[data-flow]').forEach((box) => new LiveFlow(box).start());
