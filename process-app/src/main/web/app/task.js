// Shows the form of a task. The page carries <div data-form data-schema="#id" data-values="#id">, the two ids being
// those of <script type="application/json"> elements. Submitting fires "plimsoll:submit" on the element with the values.
import { Form } from '@bpmn-io/form-js';
import './task.css';

const json = (selector) => (selector ? JSON.parse(document.querySelector(selector).textContent) : {});

async function show(container) {
  const form = new Form({ container });
  await form.importSchema(json(container.dataset.schema), json(container.dataset.values));
  form.on('submit', ({ data, errors }) => {
    if (Object.keys(errors).length === 0) {
      container.dispatchEvent(new CustomEvent('plimsoll:submit', { bubbles: true, detail: data }));
    }
  });
  container.plimsollForm = form;
}

document.querySelectorAll('[data-form]').forEach(show);
