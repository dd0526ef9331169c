// What was typed outlives the session: it is kept in this tab at once, and on the server as soon as the person pauses.
// The tab lets go of it when the server has it, so whatever is found in the tab later is the newer.
const PAUSE = 1500;

export class Draft {
  constructor(container, page, meta) {
    this.container = container;
    this.meta = meta;
    this.kept = `plimsoll:${container.dataset.person}:${container.dataset.post}`;
    this.state = page.querySelector('[data-draft-state]');
    page.querySelector('[data-save-draft]')?.addEventListener('click', () => this.save(true));
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.save();
    });
  }

  restore() {
    return this.here() ?? (this.container.dataset.draft ? JSON.parse(this.container.dataset.draft) : null);
  }

  here() {
    try {
      return JSON.parse(sessionStorage.getItem(this.kept));
    } catch {
      return null;
    }
  }

  // whoever has no account has no draft on the server, only in the tab
  keep(values) {
    sessionStorage.setItem(this.kept, JSON.stringify(values));
    if (!this.container.dataset.keep) return;
    this.tell('');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  // what is still on its way must not arrive after the answer, when there is no task any more
  pause() {
    clearTimeout(this.timer);
    this.onItsWay?.abort();
  }

  forget() {
    this.pause();
    sessionStorage.removeItem(this.kept);
  }

  async save(asked = false) {
    this.pause();
    if (!this.container.dataset.keep) return;
    const values = sessionStorage.getItem(this.kept);
    if (!values) {
      if (asked) this.tell('Nothing new to save');
      return;
    }
    const onItsWay = this.onItsWay = new AbortController();
    const response = await this.put(values, onItsWay.signal);
    if (onItsWay.signal.aborted) return;
    if (response?.ok) {
      if (sessionStorage.getItem(this.kept) === values) sessionStorage.removeItem(this.kept);
      this.tell(`Draft saved ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`);
    } else if (response?.status === 401) {
      this.tell('You are signed out. What you typed is kept: load the page again to sign in.');
    } else {
      this.tell('Not saved yet. What you typed is kept in this tab.');
    }
  }

  put(values, signal) {
    return fetch(this.container.dataset.keep, {
      method: 'PUT',
      keepalive: true,
      signal,
      headers: { 'Content-Type': 'application/json', [this.meta('_csrf_header')]: this.meta('_csrf') },
      body: values,
    }).catch(() => null);
  }

  tell(text) {
    this.state.textContent = text;
  }
}
