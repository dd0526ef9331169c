// One-time codes of an authenticator app (RFC 6238: HMAC-SHA-1, six digits, thirty seconds), as the demo people have it.
import { createHmac } from 'node:crypto';

const PERIOD = 30_000;

/** The code of one time step for a secret of plain characters, as the realm file holds it. */
export function totp(secret, step = Math.floor(Date.now() / PERIOD)) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const at = hash[19] & 0xf;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Gives each code once, as Keycloak takes it once: waits for the next one where the last is used up. */
export class Authenticator {
  #last = 0;

  constructor(secret) {
    this.secret = secret;
  }

  async next() {
    // the server takes the steps before and after its own too
    let step = Math.max(this.#last + 1, Math.floor(Date.now() / PERIOD) - 1);
    while (step > Math.floor(Date.now() / PERIOD) + 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    this.#last = step;
    return totp(this.secret, step);
  }
}
