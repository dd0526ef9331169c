// The bearer tokens of everybody in the story, each kept as long as it lives.
const MARGIN = 10_000;
const MACHINES = new Set(['demo-scanner']);

export class Tokens {
  #kept = new Map();

  /**
   * @param openid the provider
   * @param authorize leads a person's browser to an address of the provider's and hands back where it was sent in the
   *     end
   */
  constructor(openid, authorize) {
    this.openid = openid;
    this.authorize = authorize;
  }

  /** The token of a person or machine; `fresh` signs in anew, as a signature demands. */
  async of(who, { fresh = false } = {}) {
    const kept = await this.#kept.get(who);
    if (kept && !fresh && kept.until - MARGIN > Date.now()) return kept.value;
    const asked = this.#ask(who, fresh);
    this.#kept.set(who, asked.catch(() => undefined));
    return (await asked).value;
  }

  async #ask(who, fresh) {
    if (MACHINES.has(who)) return this.openid.machine(who, who);
    const { address, verifier } = this.openid.request({ fresh });
    return this.openid.redeem(await this.authorize(who, address), verifier);
  }
}
