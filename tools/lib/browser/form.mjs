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

/** @param suffix of the ids in a row of a list */
async function enter(scope, component, value, given, suffix = '') {
  const labelled = (options, one) => scope.getByLabel(options.find((option) => option.value === one).label, { exact: true });
  const id = `-${component.id}${suffix}`;
  const field = scope.locator(`input[id$="${id}"], textarea[id$="${id}"]`);
  switch (component.type) {
    case 'radio':
      return labelled(component.values, value).check();
    case 'checklist':
      for (const one of value) await labelled(given[component.valuesKey], one).check();
      return undefined;
    case 'checkbox':
      return field.setChecked(value);
    case 'datetime':
      return day(scope.locator(`input[id$="${id}-date"]`), value);
    case 'dynamiclist':
      return rows(scope, component, value, given);
    default:
      return field.fill(String(value));
  }
}

async function day(input, value) {
  const [, year, month, date] = value.match(DAY);
  await input.fill(`${Number(month)}/${Number(date)}/${year}`);
  await input.press('Tab');
}

async function rows(scope, component, value, given) {
  for (const [at, row] of value.entries()) {
    if (await scope.locator('.fjs-repeat-row-container').count() <= at) await scope.getByRole('button', { name: 'Add new' }).click();
    for (const inner of component.components) {
      // what a row leaves open stays as the form has it
      if (row[inner.key] !== undefined) await enter(scope, inner, row[inner.key], given, `_${at}`);
    }
  }
}
