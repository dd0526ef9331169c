// Loaded by every page: the look, fragments by htmx, and keys that press buttons.
import '@tabler/core/dist/js/tabler.js';
import htmx from 'htmx.org';
import './app.css';

// The content policy forbids eval and inline styles; say so to htmx rather than let it fail.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

document.addEventListener('htmx:configRequest', (event) => {
  const token = meta('_csrf');
  const header = meta('_csrf_header');
  if (token && header) event.detail.headers[header] = token;
});

// <form data-auto> is sent as soon as a choice in it changes; without this script it has a button.
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-auto]');
  if (form && event.target.matches('select, input[type=radio]')) form.requestSubmit();
});

// <button data-key="1"> is pressed by that key, unless somebody is typing.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});

// <input type="checkbox" data-all="case"> selects all of that name in its form; without this script it is not there.
document.querySelectorAll('[data-all-of]').forEach((label) => { label.hidden = false; });
document.addEventListener('change', (event) => {
  const name = event.target.dataset.all;
  if (!name) return;
  event.target.form.querySelectorAll(`input[type=checkbox][name="${CSS.escape(name)}"]`).forEach((box) => {
    box.checked = event.target.checked;
  });
});

// A form is sent once, however often its button is pressed; coming back to the page frees it again.
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 'yes';
});
window.addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent);
});

// Wide tables on phones can be scrolled by keyboard.
document.querySelectorAll('.table-responsive').forEach((box) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
});
