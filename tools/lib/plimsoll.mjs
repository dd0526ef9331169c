// A thin client of the API, as a stranger would write it from the OpenAPI description.
import { setTimeout as pause } from 'node:timers/promises';
import { Issuer } from './people.mjs';

export class Plimsoll {
  constructor(base) {
    this.base = base;
    this.issuer = new Issuer(base, 'plimsoll');
  }

  async ready() {
    await until('Plimsoll is up', async () => (await (await fetch(`${this.base}/actuator/health`)).json()).status === 'UP');
    await this.issuer.discover();
  }

  /** Calls the API as a person (or `demo-scanner`); returns status, body and headers. */
  async call(who, method, path, { json, body, headers = {}, fresh = false } = {}) {
    const token = who === 'demo-scanner'
      ? await this.issuer.machine(who, who) : await this.issuer.person(who, { fresh });
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      body: json ? JSON.stringify(json) : body,
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  }

  async get(who, path) {
    const answer = await this.call(who, 'GET', path);
    if (answer.status !== 200) throw new Error(`GET ${path} as ${who}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Delivers a scan and waits for its result. */
  async deliver(who, client, source, scope, body, format = 'auto') {
    const answer = await this.call(who, 'POST', `/clients/${client}/scans?format=${format}&source=${source}&scope=${scope}`, { body });
    if (answer.status !== 202) throw new Error(`Scan not taken: ${answer.status} ${JSON.stringify(answer.body)}`);
    const id = answer.body.id ?? answer.headers.get('location').split('/').pop();
    return until(`scan ${id} is read`, async () => {
      const scan = await this.get(who, `/scans/${id}`);
      return ['received', 'reading'].includes(scan.state) ? false : scan;
    });
  }

  /** The open case of a client for a control, once there is one. */
  async openCase(who, client, control) {
    return until(`a case for ${control}`, async () => {
      const { items } = await this.get(who, `/cases?client=${client}&control=${control}&open=true`);
      return items[0] ?? false;
    });
  }

  async state(number, ...states) {
    return until(`${number} is ${states.join(' or ')}`, async () => {
      const found = await this.get('auditor', `/cases/${number}`);
      return states.includes(found.state) ? found : false;
    });
  }

  /** The open task of a case with that form, once it is there. */
  async task(who, number, form) {
    return until(`${who} has the task ${form} of ${number}`, async () => {
      const { items } = await this.get(who, `/tasks?case=${number}&form=${form}`);
      return items[0] ?? false;
    });
  }

  /** Does the task of a case: waits for it, then answers it. */
  async answer(who, number, form, values, { fresh = false } = {}) {
    const task = await this.task(who, number, form);
    const answer = await this.call(who, 'POST', `/tasks/${task.id}/complete`, { json: { values }, fresh });
    if (answer.status !== 200) {
      throw new Error(`${form} as ${who}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return task;
  }

  /** The mails caught for an address whose subject names the case. */
  async mails(to, number) {
    const caught = await (await fetch(`${this.base}/api/v1/demo/mail?to=${encodeURIComponent(to)}`)).json();
    return caught.filter((mail) => mail.subject.includes(number));
  }
}

/** Polls until the condition holds and hands back what it found; gives up after the time set by STORY_PATIENCE. */
export async function until(what, condition, patience = Number(process.env.STORY_PATIENCE ?? 600) * 1000) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await condition().catch((fault) => {
      if (fault.cause?.code === 'ECONNREFUSED') return false;
      throw fault;
    });
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await pause(250);
  }
}
