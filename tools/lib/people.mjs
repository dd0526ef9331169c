// Signs people and machines in at the issuer, as a command-line client would: authorization code with PKCE (RFC 7636)
// and a loopback redirect (RFC 8252), or client credentials for a scanner.
import { createHash, randomBytes } from 'node:crypto';

const REDIRECT = 'http://127.0.0.1:9/callback';

/** Keeps the cookies of one browser. */
class CookieJar {
  #cookies = new Map();

  store(response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  header() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

export class Issuer {
  constructor(base, password) {
    this.issuer = `${base}/issuer`;
    this.password = password;
    this.tokens = new Map();
  }

  async discover() {
    const response = await fetch(`${this.issuer}/.well-known/openid-configuration`);
    if (!response.ok) throw new Error(`No discovery document: ${response.status}`);
    this.endpoints = await response.json();
    return this.endpoints;
  }

  /** A bearer token of a machine, kept for five minutes. */
  async machine(id, secret) {
    return this.#kept(id, () => this.#token({ grant_type: 'client_credentials' }, basic(id, secret)));
  }

  /** A bearer token of a person, kept for four minutes; `fresh` signs in anew, as a signature demands. */
  async person(username, { fresh = false } = {}) {
    if (fresh) this.tokens.delete(username);
    return this.#kept(username, () => this.#authorize(username));
  }

  async #kept(name, get) {
    const kept = this.tokens.get(name);
    if (kept && Date.now() - kept.at < 240_000) return kept.token;
    const token = await get();
    this.tokens.set(name, { token, at: Date.now() });
    return token;
  }

  async #authorize(username) {
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      response_type: 'code', client_id: 'demo-cli', redirect_uri: REDIRECT, scope: 'openid profile email',
      state: randomBytes(8).toString('hex'), nonce: randomBytes(8).toString('hex'),
      code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
    });
    const jar = new CookieJar();
    let response = await this.#browse(jar, `${this.endpoints.authorization_endpoint}?${query}`);
    if (!response.redirect) {
      const page = await response.text();
      const fields = new URLSearchParams({ username, password: this.password });
      const csrf = page.match(/name="_csrf"[^>]*value="([^"]+)"/) ?? page.match(/value="([^"]+)"[^>]*name="_csrf"/);
      if (csrf) fields.set('_csrf', csrf[1]);
      response = await this.#browse(jar, response.url, { method: 'POST', body: fields });
    }
    const code = response.redirect && new URL(response.redirect).searchParams.get('code');
    if (!code) throw new Error(`${username} could not sign in`);
    return this.#token({
      grant_type: 'authorization_code', code, redirect_uri: REDIRECT, client_id: 'demo-cli', code_verifier: verifier,
    });
  }

  /** Follows redirects inside the issuer; stops at a page or at our own redirect address. */
  async #browse(jar, url, options = {}) {
    for (let hop = 0; hop < 10; hop++) {
      const response = await fetch(url, { ...options, redirect: 'manual', headers: { cookie: jar.header() } });
      jar.store(response);
      const location = response.headers.get('location');
      if (!location) return response;
      url = new URL(location, url).toString();
      if (url.startsWith(REDIRECT)) return { redirect: url };
      options = {};
    }
    throw new Error('Too many redirects while signing in');
  }

  async #token(fields, authorization) {
    const response = await fetch(this.endpoints.token_endpoint, {
      method: 'POST', body: new URLSearchParams(fields), headers: authorization ? { authorization } : {},
    });
    const body = await response.json();
    if (!response.ok) throw new Error(`No token: ${response.status} ${JSON.stringify(body)}`);
    return body.access_token;
  }
}

function basic(id, secret) {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}
