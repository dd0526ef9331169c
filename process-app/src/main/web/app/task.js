// Shows the form of a task, keeps what is typed and sends the answer. The page carries <div data-form data-schema
// data-values data-draft data-post data-keep data-revision data-person data-check>: the first three are JSON,
// data-check asks to read the answer once more.
import { Form } from '@bpmn-io/form-js';
import './task.css';
import { Draft } from './draft.js';

const AGAIN = 'signed-in';

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
const day = (text) => new Date(`${text}T12:00:00`).toLocaleDateString('en-GB', {
  day: 'numeric', month: 'short', year: 'numeric',
});
const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

class Answer {
  constructor(container) {
    this.container = container;
    this.schema = JSON.parse(container.dataset.schema);
    this.page = container.closest('[data-answer]');
    this.problems = this.page.querySelector('[data-problems]');
    this.check = this.page.querySelector('[data-check-answer]');
    this.entry = this.page.querySelector('[data-entry]');
    this.key = crypto.randomUUID();
    this.draft = new Draft(container, this.page, meta);
  }

  async show() {
    const typed = this.draft.restore();
    // delayed changes get lost when somebody types and chooses fast
    this.form = new Form({ container: this.container, debounce: false });
    await this.form.importSchema(this.schema, { ...JSON.parse(this.container.dataset.values), ...typed });
    this.form.on('changed', () => this.draft.keep(this.form._getSubmitData()));
    this.groupRadios();
    // a choice may show more choices
    new MutationObserver(() => this.groupRadios()).observe(this.container, { childList: true, subtree: true });
    this.page.querySelector('[data-next]').addEventListener('click', () => this.next());
    this.page.querySelector('[data-back]')?.addEventListener('click', () => this.back());
    this.page.querySelector('[data-send]')?.addEventListener('click', () => this.send());
    this.page.querySelector('[data-next]').disabled = false;
    if (typed && new URLSearchParams(location.search).has(AGAIN)) this.next();
  }

  // form-js marks a group of choices as a plain box; people who cannot see it need its role and name.
  groupRadios() {
    this.container.querySelectorAll('.fjs-form-field-radio, .fjs-form-field-checklist').forEach((group) => {
      const label = group.querySelector('.fjs-form-field-label');
      if (!label) return;
      label.id ||= `group-${crypto.randomUUID()}`;
      group.setAttribute('role', group.classList.contains('fjs-form-field-radio') ? 'radiogroup' : 'group');
      group.setAttribute('aria-labelledby', label.id);
    });
  }

  next() {
    const { data, errors } = this.form.submit();
    const wrong = Object.entries(errors).flatMap(([id, messages]) =>
      messages.map((message) => ({ id, message: this.plain(this.label(this.component(id)), message) })));
    this.tell(wrong);
    if (wrong.length > 0) return;
    this.values = data;
    if (this.check) this.readAgain();
    else this.send();
  }

  readAgain() {
    const list = this.check.querySelector('[data-lines]');
    list.replaceChildren();
    this.schema.components.forEach((component) => {
      const value = this.values[component.key ?? component.path];
      if (value === undefined || value === null || value === '' || value === false) return;
      list.append(element('dt', 'text-secondary fw-normal', this.label(component)));
      const lines = element('dd', 'pre-line');
      lines.textContent = this.words(component, value);
      list.append(lines);
    });
    this.swap(true);
    this.check.querySelector('h2').focus();
  }

  back() {
    this.swap(false);
    this.entry.querySelector('input, textarea')?.focus();
  }

  swap(checking) {
    if (!this.check) return;
    this.check.hidden = !checking;
    this.entry.hidden = checking;
  }

  label(component) {
    return component?.label ?? component?.dateLabel ?? component?.key ?? 'Answer';
  }

  words(component, value) {
    const chosen = (one) => component.values?.find((option) => option.value === one)?.label
      ?? JSON.parse(this.container.dataset.values)[component.valuesKey]?.find((option) => option.value === one)?.label
      ?? String(one);
    if (value === true) return 'Yes';
    if (component.type === 'datetime') return day(value);
    if (component.type === 'dynamiclist') {
      return value.map((row, at) => `${at + 1}. ${component.components.map((one) => this.words(one, row[one.key])).join(' · ')}`).join('\n');
    }
    return Array.isArray(value) ? value.map(chosen).join('\n') : chosen(value);
  }

  plain(label, message) {
    return message === 'Field is required.' ? `Please fill in “${label}”.` : `${label}: ${message}`;
  }

  component(id) {
    const all = this.schema.components.flatMap((one) => [one, ...(one.components ?? [])]);
    return all.find((one) => id.startsWith(one.id)) ?? all.find((one) => one.key === id);
  }

  async send() {
    this.busy(true);
    this.draft.pause();
    try {
      const response = await fetch(this.container.dataset.post, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'Idempotency-Key': this.key,
          [meta('_csrf_header')]: meta('_csrf'),
        },
        body: JSON.stringify({ values: this.values, revision: this.container.dataset.revision || null }),
      });
      if (response.status === 503) return this.notSent('The sign-in provider does not answer, so it cannot be confirmed that this is you. Nothing was decided. Please try again in a minute.');
      if (!response.headers.get('Content-Type')?.includes('json')) throw new Error(String(response.status));
      this.told(response.status, await response.json());
    } catch {
      this.notSent('Your answer could not be sent. It is kept here: load the page again and send it once more.');
    }
  }

  notSent(message) {
    this.busy(false);
    this.swap(false);
    this.tell([{ message }]);
  }

  told(status, answer) {
    if (status === 200) {
      this.draft.forget();
      location.assign(answer.next);
    } else if (status === 401) {
      location.assign(answer.next);
    } else {
      this.busy(false);
      this.swap(false);
      this.refused(answer);
    }
  }

  refused(answer) {
    const problems = (answer.problems ?? []).map(({ field, message }) => ({
      id: this.schema.components.find((one) => (one.key ?? one.path) === field.split(/[.[]/)[0])?.id, message,
    }));
    if (answer.message) problems.push({ message: answer.message, link: answer.next });
    this.tell(problems.length > 0 ? problems : [{ message: 'This was not accepted. Load the page again.' }]);
    const errors = {};
    problems.filter(({ id }) => id).forEach(({ id, message }) => (errors[id] ??= []).push(message));
    // form-js has no public way to show what a server found; the version is pinned for this.
    this.form._setState({ errors });
  }

  busy(sending) {
    this.page.querySelectorAll('button').forEach((button) => { button.disabled = sending; });
  }

  tell(problems) {
    const list = this.problems.querySelector('ul');
    list.replaceChildren(...problems.map(({ id, message, link }) => {
      const line = element('li');
      const target = id && this.container.querySelector(`[id*="-${CSS.escape(id)}"]`);
      const text = target || link ? element('a', 'alert-link', message) : element('span', '', message);
      if (link) text.href = link;
      else if (target) {
        text.href = `#${target.id}`;
        text.addEventListener('click', (event) => {
          event.preventDefault();
          target.focus();
        });
      }
      line.append(text);
      return line;
    }));
    this.problems.hidden = problems.length === 0;
    if (problems.length > 0) this.problems.focus();
  }
}

document.querySelectorAll('[data-form]').forEach((container) => new Answer(container).show());
