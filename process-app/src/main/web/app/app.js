// Loaded by every page: the look, and fragments by htmx.
import '@tabler/core/dist/js/tabler.js';
import htmx from 'htmx.org';
import './app.css';

// The content policy forbids eval and inline styles; say so to htmx rather than let it fail.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

document.addEventListener('htmx:configRequest', (event) => {
  const token = document.querySelector('meta[name="_csrf"]')?.content;
  const header = document.querySelector('meta[name="_csrf_header"]')?.content;
  if (token && header) event.detail.headers[header] = token;
});
