// Signs people in by filling in the issuer's forms over plain HTTP, as a command-line client with no browser would.
import { REDIRECT } from './openid.mjs';
import { people } from './people.mjs';
import { Authenticator } from './totp.mjs';

const MOST_PAGES = 4;
const authenticators = new Map([...people.values()].map(({ username, secret }) => [username, new Authenticator(secret)]));

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

/** Goes to the address as that person, in a browser of its own, and hands back where the issuer sent it in the end. */
export async function authorize(username, address) {
  const person = people.get(username);
  const jar = new CookieJar();
  let answer = await browse(jar, address);
  for (let page = 0; !answer.redirect && page < MOST_PAGES; page++) {
    const text = await answer.text();
    const action = text.match(/<form[^>]*\baction="([^"]+)"/)?.[1].replaceAll('&amp;', '&') ?? '';
    answer = await browse(jar, new URL(action, answer.url).toString(), { method: 'POST', body: await filledIn(text, person) });
  }
  if (!answer.redirect) throw new Error(`${username} could not sign in`);
  return answer.redirect;
}

async function filledIn(page, person) {
  const fields = new URLSearchParams({ username: person.username, password: person.password });
  if (page.includes('name="otp"')) fields.set('otp', await authenticators.get(person.username).next());
  const csrf = page.match(/name="_csrf"[^>]*value="([^"]+)"/) ?? page.match(/value="([^"]+)"[^>]*name="_csrf"/);
  if (csrf) fields.set('_csrf', csrf[1]);
  return fields;
}

/** Follows redirects inside the issuer; stops at a page or at our own redirect address. */
async function browse(jar, url, options = {}) {
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
