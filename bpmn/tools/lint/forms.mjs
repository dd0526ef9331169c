import { filesOf, formsFolder } from '../lib/files.mjs';

const HIDE = /^=outcome != "[a-z-]+"( and outcome != "[a-z-]+")*$/;
const LONGEST = { textfield: 200, textarea: 4000 };
const TYPES = ['textfield', 'textarea', 'number', 'datetime', 'radio', 'checkbox', 'checklist', 'dynamiclist', 'text'];

/** Holds every form to the vocabulary of forms/README.md, which is all that the server's validator knows. */
export function lintForms() {
  return filesOf(formsFolder, '.form').flatMap((file) => lintForm(file).map((problem) => `${file.name}: ${problem}`));
}

function lintForm(file) {
  let form;
  try {
    form = JSON.parse(file.text);
  } catch (error) {
    return [error.message];
  }
  const components = form.components ?? [];
  const outcomes = (components[0]?.values ?? []).map((option) => option.value);
  return [
    ...(form.id === file.stem ? [] : [`id must be ${file.stem}`]),
    ...(form.type === 'default' ? [] : ['type must be default']),
    ...lintOutcome(components),
    ...repeated(allOf(components).map((component) => component.id)).map((id) => `id ${id} is used twice`),
    ...lintLevel(components),
    ...allOf(components).flatMap((component) => lintComponent(component, outcomes).map((problem) => `${component.id}: ${problem}`)),
  ];
}

function allOf(components) {
  return components.flatMap((component) => [component, ...allOf(component.components ?? [])]);
}

function repeated(values) {
  return values.filter((value, index) => value !== undefined && values.indexOf(value) !== index);
}

/** Keys are unique where they are sent together: on the top level, and within one entry of a list. */
function lintLevel(components) {
  const keys = components.map((component) => component.key ?? component.path);
  const below = components.filter((component) => component.type === 'dynamiclist').flatMap((list) => lintLevel(list.components));
  return [...repeated(keys).map((key) => `key ${key} is used twice`), ...below];
}

function lintOutcome([first]) {
  const right = first?.key === 'outcome' && first.type === 'radio' && first.validate?.required && !first.conditional;
  return right ? [] : ['the first component must be the required radio "outcome"'];
}

function lintComponent(component, outcomes) {
  const { type, validate = {} } = component;
  if (!TYPES.includes(type)) {
    return [`type ${type} is not in the vocabulary`];
  }
  const problems = [...lintId(component), ...lintCondition(component, outcomes)];
  if (type in LONGEST && !(validate.maxLength <= LONGEST[type])) {
    problems.push(`needs maxLength of at most ${LONGEST[type]}`);
  }
  if (type === 'number' && (validate.min === undefined || component.decimalDigits === undefined)) {
    problems.push('needs min and decimalDigits');
  }
  if (type === 'datetime' && component.subtype !== 'date') {
    problems.push('only the subtype date is allowed');
  }
  if (type === 'radio' && !component.values?.length) {
    problems.push('needs values');
  }
  if (type === 'checklist' && !component.valuesKey && !component.values?.length) {
    problems.push('needs valuesKey or values');
  }
  return type === 'dynamiclist' ? [...problems, ...lintList(component)] : problems;
}

function lintId({ id, type, key, path, label, dateLabel }) {
  if (type === 'text') {
    return id ? [] : ['needs an id'];
  }
  const named = new RegExp(`^Field_([a-z][A-Za-z]*_)?${key ?? path}$`).test(id ?? '');
  return [...(named ? [] : ['id must be Field_<key>']), ...(label || dateLabel ? [] : ['needs a label'])];
}

function lintCondition({ conditional }, outcomes) {
  if (!conditional) {
    return [];
  }
  if (!HIDE.test(conditional.hide ?? '')) {
    return ['may only be hidden by the outcome: =outcome != "…" and …'];
  }
  const named = [...conditional.hide.matchAll(/"([a-z-]+)"/g)].map((match) => match[1]);
  return named.filter((value) => !outcomes.includes(value)).map((value) => `its condition names ${value}, which is no outcome`);
}

function lintList({ properties = {}, components = [] }) {
  const bounded = /^\d+$/.test(properties.minItems) && /^\d+$/.test(properties.maxItems);
  const nested = components.some((component) => component.type === 'dynamiclist' || component.conditional);
  return [
    ...(bounded ? [] : ['needs the properties minItems and maxItems']),
    ...(nested ? ['entries hold neither lists nor conditions'] : []),
  ];
}
