// A thin client of the API, as a stranger would write it from the OpenAPI description.
import { until } from './until.mjs';

const asksToSignIn = ({ status, headers }) =>
  status === 401 && (headers.get('www-authenticate') ?? '').includes('insufficient_user_authentication');

export class Plimsoll {
  constructor(base, tokens) {
    this.base = base;
    this.tokens = tokens;
  }

  async ready() {
    // health is told elsewhere where the real pieces run
    await until('Plimsoll is up', async () => (await fetch(`${this.base}/favicon.svg`)).ok);
    await this.tokens.openid.discover();
  }

  /** Calls the API as a person (or `demo-scanner`); returns status, body and headers. */
  async call(who, method, path, given = {}) {
    const answer = await this.#send(who, method, path, given);
    // what weighs most wants a sign-in of now (RFC 9470)
    return asksToSignIn(answer) && !given.fresh ? this.#send(who, method, path, { ...given, fresh: true }) : answer;
  }

  async #send(who, method, path, { json, body, headers = {}, fresh = false }) {
    const token = await this.tokens.of(who, { fresh });
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
  async deliver(who, client, source, scope, body) {
    const answer = await this.call(who, 'POST', `/clients/${client}/scans?format=auto&source=${source}&scope=${scope}`, { body });
    if (answer.status !== 202) throw new Error(`Scan not taken: ${answer.status} ${JSON.stringify(answer.body)}`);
    return this.scan(who, answer.body.id ?? answer.headers.get('location').split('/').pop());
  }

  /** What became of a scan, once it is read. */
  async scan(who, id) {
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
}
