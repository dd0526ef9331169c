// npm run layout [-- NAME ...]   writes the diagram block of bpmn/NAME.bpmn (all without NAME) from bpmn/NAME.grid.
// The rest of the file stays as its author wrote it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage, withBrowser } from './lib/browser.mjs';
import { filesOf, modelsFolder } from './lib/files.mjs';
import { readGrid } from './lib/grid.mjs';

const DIAGRAM = /[ \t]*<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>\s*/;
const SCRIPTS = [
  'node_modules/bpmn-js/dist/bpmn-modeler.production.min.js',
  'browser/place.js',
  'browser/route.js',
  'browser/label.js',
  'browser/layout.js',
];

async function layOut(browser, model) {
  const grid = readGrid(readFileSync(join(modelsFolder, `${model.stem}.grid`), 'utf8'));
  const { page } = await openPage(browser, { scripts: SCRIPTS });
  const { xml, problems } = await page.evaluate((input) => layoutModel(input), { xml: model.text, grid });
  await page.close();
  if (xml) {
    const block = xml.match(DIAGRAM)[0].trimEnd();
    writeFileSync(model.path, model.text.replace(DIAGRAM, '').replace(/<\/bpmn:definitions>/, () => `${block}\n</bpmn:definitions>`));
  }
  return problems.map((problem) => `${model.name}: ${problem}`);
}

const wanted = process.argv.slice(2);
const models = filesOf(modelsFolder, '.bpmn').filter((model) => !wanted.length || wanted.includes(model.stem));
const problems = await withBrowser(async (browser) => {
  const found = [];
  for (const model of models) {
    found.push(...(await layOut(browser, model)));
  }
  return found;
});
problems.forEach((problem) => console.error(problem));
process.exitCode = problems.length ? 1 : 0;
