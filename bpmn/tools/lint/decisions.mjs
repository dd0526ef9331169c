import { DmnModdle } from 'dmn-moddle';
import { parseExpression, parseUnaryTests } from 'feelin';
import { filesOf, modelsFolder } from '../lib/files.mjs';

const ANY = ['', '-'];

/** Checks the decision tables: names, FEEL syntax, a reason for every row, an answer for every question. */
export async function lintDecisions() {
  const problems = [];
  for (const file of filesOf(modelsFolder, '.dmn')) {
    const { rootElement: definitions, warnings } = await new DmnModdle().fromXML(file.text);
    const [decision, ...others] = definitions.drgElement.filter((element) => element.$type === 'dmn:Decision');
    const found = warnings.map((warning) => warning.message);
    if (others.length || decision?.id !== file.stem || decision.decisionLogic?.$type !== 'dmn:DecisionTable') {
      found.push(`must hold one decision table with the id ${file.stem}`);
    } else {
      found.push(...lintTable(decision.decisionLogic));
    }
    problems.push(...found.map((problem) => `${file.name}: ${problem}`));
  }
  return problems;
}

function lintTable(table) {
  const names = [...table.input.map((input) => input.inputExpression.text), ...table.output.map((output) => output.name)];
  const wrong = names.filter((name) => !/^[a-z][A-Za-z]*$/.test(name)).map((name) => `"${name}" is no name for an input or output`);
  const last = table.rule.at(-1);
  const open = table.hitPolicy === 'FIRST' && !last.inputEntry.every((entry) => ANY.includes(entry.text));
  const catchAll = open ? [`${last.id}: the last row must match whatever no other row does`] : [];
  return [...wrong, ...catchAll, ...table.rule.flatMap((rule) => lintRule(rule, table))];
}

function lintRule(rule, table) {
  const problems = rule.description ? [] : ['says no reason'];
  if (rule.inputEntry.length !== table.input.length || rule.outputEntry.length !== table.output.length) {
    problems.push('has the wrong number of cells');
  }
  const tests = rule.inputEntry.filter((entry) => !ANY.includes(entry.text)).map((entry) => [entry.text, parseUnaryTests]);
  const answers = rule.outputEntry.map((entry) => [entry.text, parseExpression]);
  for (const [text, parse] of [...tests, ...answers]) {
    if (!isFeel(text, parse)) {
      problems.push(`"${text}" is not FEEL`);
    }
  }
  rule.outputEntry.forEach((entry, index) => {
    const allowed = table.output[index]?.outputValues?.text.split(',');
    if (allowed && !allowed.includes(entry.text)) {
      problems.push(`${entry.text} is not among the values of ${table.output[index].name}`);
    }
  });
  return problems.map((problem) => `${rule.id}: ${problem}`);
}

/** The parser recovers from errors and marks them in its tree, so an error node means that the text is wrong. */
function isFeel(text, parse) {
  let right = text.trim() !== '';
  parse(text).iterate({
    enter: (node) => {
      right &&= !node.type.isError;
    },
  });
  return right;
}
