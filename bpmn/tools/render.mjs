// npm run render [-- FOLDER]   draws all models, decision tables and forms as PNG (models also SVG) into FOLDER
// npm run check                draws them without keeping images; fails on anything that a careful person would not have drawn
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openPage, withBrowser } from './lib/browser.mjs';
import { drawingDefects } from './lib/defects.mjs';
import { filesOf, formsFolder, modelsFolder, toolsFolder } from './lib/files.mjs';

const BPMN = 'node_modules/bpmn-js/dist';
const DMN = 'node_modules/dmn-js/dist';
const FORM = 'node_modules/@bpmn-io/form-js/dist';
const DMN_STYLES = ['diagram-js', 'dmn-js-shared', 'dmn-js-drd', 'dmn-js-decision-table', 'dmn-js-literal-expression'];
const KITS = {
  model: {
    scripts: [`${BPMN}/bpmn-navigated-viewer.production.min.js`, 'browser/draw-bpmn.js'],
    styles: [`${BPMN}/assets/diagram-js.css`, `${BPMN}/assets/bpmn-js.css`],
  },
  decision: {
    scripts: [`${DMN}/dmn-viewer.production.min.js`, 'browser/draw-dmn.js'],
    styles: [...DMN_STYLES.map((name) => `${DMN}/assets/${name}.css`), 'browser/dmn.css'],
  },
  form: { scripts: [`${FORM}/form-viewer.umd.js`, 'browser/draw-form.js'], styles: [`${FORM}/assets/form-js.css`] },
};

const options = process.argv.slice(2);
const check = options.includes('--check');
const out = resolve(options.find((option) => !option.startsWith('--')) ?? join(toolsFolder, 'target'));

async function drawModels(browser) {
  return eachFile(browser, modelsFolder, '.bpmn', KITS.model, async (page, file) => {
    const { problems, elements } = await page.evaluate((xml) => drawModel(xml), file.text);
    if (!check) {
      writeFileSync(join(out, `${file.stem}.svg`), await page.evaluate(() => fitModel()));
      await shoot(page, file.stem);
    }
    return [...problems, ...drawingDefects(elements)];
  });
}

async function drawDecisions(browser) {
  return eachFile(browser, modelsFolder, '.dmn', KITS.decision, async (page, file) => {
    const problems = await page.evaluate((xml) => drawDecision(xml), file.text);
    await shoot(page, file.stem);
    return problems;
  });
}

/** Once empty and once for each outcome, since most fields show up with the choice. */
async function drawForms(browser) {
  return eachFile(browser, formsFolder, '.form', KITS.form, async (page, file) => {
    const schema = JSON.parse(file.text);
    const outcomes = schema.components[0].values.map((option) => option.value);
    const problems = [];
    for (const outcome of [undefined, ...outcomes]) {
      problems.push(...(await page.evaluate((input) => drawForm(input), { schema, data: { outcome } })));
      await shoot(page, outcome ? `${file.stem}.${outcome}` : file.stem);
    }
    return problems;
  });
}

async function eachFile(browser, folder, ending, kit, draw) {
  const problems = [];
  for (const file of filesOf(folder, ending)) {
    const { page, errors } = await openPage(browser, kit);
    const found = await draw(page, file);
    problems.push(...[...found, ...errors].map((problem) => `${file.name}: ${problem.replace(/\s+/g, ' ')}`));
    await page.close();
  }
  return problems;
}

async function shoot(page, name) {
  if (check) {
    return;
  }
  const canvas = page.locator('#canvas');
  const box = await canvas.boundingBox();
  await page.setViewportSize({ width: Math.max(300, Math.ceil(box.x + box.width)), height: Math.max(80, Math.ceil(box.y + box.height)) });
  await canvas.screenshot({ path: join(out, `${name}.png`) });
}

if (!check) {
  mkdirSync(out, { recursive: true });
}
const problems = await withBrowser(async (browser) => [
  ...(await drawModels(browser)),
  ...(await drawDecisions(browser)),
  ...(await drawForms(browser)),
]);
problems.forEach((problem) => console.error(problem));
console.log(problems.length ? `${problems.length} problems in the drawings` : 'drawings: no problems');
process.exitCode = problems.length ? 1 : 0;
