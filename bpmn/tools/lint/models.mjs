import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import { filesOf, formsFolder, modelsFolder, toolsFolder } from '../lib/files.mjs';

const require = createRequire(join(toolsFolder, 'package.json'));
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const CAMUNDA = require('camunda-bpmn-moddle/resources/camunda.json');

/** Runs bpmnlint over all models and follows their references to forms and to other models. */
export async function lintModels() {
  const config = JSON.parse(readFileSync(join(toolsFolder, '.bpmnlintrc'), 'utf8'));
  const files = filesOf(modelsFolder, '.bpmn');
  const forms = filesOf(formsFolder, '.form').map((form) => form.stem);
  const problems = [];
  const used = new Set();
  for (const file of files) {
    const { rootElement: definitions, warnings } = await new BpmnModdle({ camunda: CAMUNDA }).fromXML(file.text);
    const found = [
      ...warnings.map((warning) => warning.message),
      ...reportsOf(await linterFor(config).lint(definitions)),
      ...wrongName(definitions, file),
      ...danglingReferences(definitions, forms, files.map((each) => each.stem), used),
    ];
    problems.push(...found.map((problem) => `${file.name}: ${problem}`));
  }
  const unused = forms.filter((form) => !used.has(form));
  return [...problems, ...unused.map((form) => `${form}.form: no user task shows this form`)];
}

/** One for each file: some rules remember the ids that they have seen. */
function linterFor(config) {
  return new Linter({ config, resolver: new NodeResolver({ require }) });
}

function reportsOf(results) {
  return Object.entries(results).flatMap(([rule, reports]) => reports.map((report) => `${report.id ?? ''} ${report.message} (${rule})`));
}

function wrongName(definitions, file) {
  const processes = definitions.rootElements.filter((element) => element.$type === 'bpmn:Process');
  return processes.length === 1 && processes[0].id === file.stem ? [] : [`must hold one process with the id ${file.stem}`];
}

function danglingReferences(definitions, forms, models, used) {
  const within = (scope) => (scope.flowElements ?? []).flatMap((element) => [element, ...within(element)]);
  return definitions.rootElements.flatMap(within).flatMap((element) => {
    const form = element.$type === 'bpmn:UserTask' && element.get('camunda:formRef');
    if (form) {
      used.add(form);
    }
    const found = form && !forms.includes(form) ? [`${element.id} names the form ${form}, which does not exist`] : [];
    if (element.$type === 'bpmn:CallActivity' && !models.includes(element.calledElement)) {
      found.push(`${element.id} calls ${element.calledElement}, which does not exist`);
    }
    return found;
  });
}
