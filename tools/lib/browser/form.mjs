// Fills in the form of a task as the page shows it: each field by its kind, found by the key of its value.
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Enters the values, in the form's own order, since an answer may bring up the next question. */
export async function fillIn(page, values) {
  const container = page.locator('[data-form]');
  await container.locator('.fjs-form-field').first().waitFor();
  const { schema, given } = await container.evaluate((form) => ({
    schema: JSON.parse(form.dataset.schema), given: JSON.parse(form.dataset.values),
  }));
  for (const component of schema.components) {
    const value = values[component.key ?? component.path];
    if (value !== undefined) await enter(container, component, value, given);
  }
}

async function enter(scope, component, value, given) {
  const labelled = (label) => scope.getByLabel(label, { exact: true });
  switch (component.type) {
    case 'radio':
      return labelled(option(component.values, value)).check();
    case 'checklist':
      for (const one of value) await labelled(option(given[component.valuesKey], one)).check();
      return undefined;
    case 'checkbox':
      return field(scope, component).setChecked(value);
    case 'datetime':
      return day(field(scope, component), value);
    case 'dynamiclist':
      return rows(scope, component, value, given);
    default:
      return field(scope, component).fill(String(value));
  }
}

const option = (options, value) => options.find((one) => one.value === value).label;

const field = (scope, { id }) => scope.locator(`input[id$="-${id}"], textarea[id$="-${id}"]`);

async function day(input, value) {
  const [, year, month, date] = value.match(DAY);
  await input.fill(`${Number(month)}/${Number(date)}/${year}`);
  await input.press('Tab');
}

async function rows(scope, component, value, given) {
  const shown = scope.locator('.fjs-repeat-row-container');
  for (const [at, row] of value.entries()) {
    if (await shown.count() <= at) await scope.getByRole('button', { name: 'Add new' }).click();
    for (const inner of component.components) await enter(shown.nth(at), inner, row[inner.key], given);
  }
}
