// An OpenID provider as an application sees it: authorization code with PKCE (RFC 7636) and a loopback redirect
// (RFC 8252) for people, client credentials for machines.
import { createHash, randomBytes } from 'node:crypto';

const CLIENT = 'demo-cli';

/** Nobody listens there: whoever follows the redirects stops at it and takes the code. */
export const REDIRECT = 'http://127.0.0.1:9/callback';

export class OpenId {
  constructor(issuer) {
    this.issuer = issuer;
  }

  async discover() {
    const response = await fetch(`${this.issuer}/.well-known/openid-configuration`);
    if (!response.ok) throw new Error(`No discovery document: ${response.status}`);
    this.endpoints = await response.json();
  }

  /**
   * Where to send a browser, and what proves afterwards that the code is ours.
   *
   * @param fresh whether the token is to sign with, which wants a second factor where the issuer knows one
   */
  request({ fresh }) {
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      response_type: 'code', client_id: CLIENT, redirect_uri: REDIRECT, scope: 'openid profile email',
      state: randomBytes(8).toString('hex'), nonce: randomBytes(8).toString('hex'),
      code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
      ...(fresh ? { acr_values: '2' } : {}),
    });
    return { address: `${this.endpoints.authorization_endpoint}?${query}`, verifier };
  }

  /** The access token for the code in the address that the browser was sent to. */
  async redeem(address, verifier) {
    const code = new URL(address).searchParams.get('code');
    if (!code) throw new Error(`No code: ${address}`);
    return this.#token({
      grant_type: 'authorization_code', code, redirect_uri: REDIRECT, client_id: CLIENT, code_verifier: verifier,
    });
  }

  async machine(id, secret) {
    const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    return this.#token({ grant_type: 'client_credentials' }, { authorization });
  }

  async #token(fields, headers = {}) {
    const response = await fetch(this.endpoints.token_endpoint, {
      method: 'POST', body: new URLSearchParams(fields), headers,
    });
    const body = await response.json();
    if (!response.ok) throw new Error(`No token: ${response.status} ${JSON.stringify(body)}`);
    return { value: body.access_token, until: Date.now() + body.expires_in * 1000 };
  }
}
