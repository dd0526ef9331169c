// Plays what people do over the API, as a script of theirs would.
import { expect } from './story/telling.mjs';

export class ApiPlayer {
  constructor(app) {
    this.app = app;
  }

  /** Somebody signs in. */
  async arrives(who) {
    await this.app.tokens.of(who);
  }

  /** A person answers their task of a case, once it is there. */
  async answers(who, number, form, values) {
    const task = await this.app.task(who, number, form);
    const answer = await this.#complete(who, task.id, values);
    expect(answer.status === 200, `${who} answered ${task.id}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** Somebody tries to answer what is not theirs; says how they were turned away. */
  async isRefused(who, task, values) {
    const answer = await this.#complete(who, task, values);
    expect([403, 404].includes(answer.status), `${who} was not refused: ${answer.status}`);
    return `refused with ${answer.status}`;
  }

  /** Somebody answers what is answered already; says what they are told. */
  async isTooLate(who, task, values) {
    const answer = await this.#complete(who, task, values);
    expect(answer.status === 409, `answered twice: ${answer.status}`);
    return answer.body.detail;
  }

  async #complete(who, task, values) {
    return this.app.call(who, 'POST', `/tasks/${task}/complete`, { json: { values } });
  }

  /** Delivers a file of findings and hands back what became of its rows. */
  async imports(who, { client, source, scope, body }) {
    return this.app.deliver(who, client, source, scope, body);
  }

  /** Says what a check means that no rule knew. */
  async maps(who, { source, check }, control) {
    const answer = await this.app.call(who, 'POST', '/triage', { json: { source, check, control } });
    expect(answer.status < 300, `triage: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** A script has no use for the link of a mail, but it must lead to this installation. */
  async follows(who, link) {
    expect(link.startsWith(this.app.base), `the mail leads elsewhere: ${link}`);
  }

  /** Has the ledger of a client verified; says what was found. */
  async verifies(who, client) {
    const found = await this.app.get(who, `/ledger/verify?client=${client}`);
    expect(found.valid, JSON.stringify(found));
    return `${found.entries} entries, head ${found.head.slice(0, 16)}…`;
  }

  async close() {}
}
