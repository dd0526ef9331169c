// A person at their browser: signs in when asked to, does one thing at a time, all in one tab.
import { join } from 'node:path';
import { REDIRECT } from '../openid.mjs';
import { SignIn } from './sign-in.mjs';

/** A machine that builds beside it is slow. */
const PATIENCE = 120_000;

const MOST_REDIRECTS = 10;

let pictures = 0;

export class Person {
  #before = Promise.resolve();
  #signedIn;

  constructor(person, context, stage) {
    this.name = person.name;
    this.context = context;
    this.stage = stage;
    this.signIn = new SignIn(person, (page, what) => this.picture(page, what));
    context.setDefaultTimeout(PATIENCE);
  }

  /** Does something at a page of the application, after what this person is at now. */
  async at(path, act) {
    return this.#next(async () => {
      await this.arrives();
      return this.#acting(path, act);
    });
  }

  async #acting(path, act) {
    try {
      await this.signIn.through(this.page, () => this.page.goto(path), this.stage.base);
      return await act(this.page);
    } catch (fault) {
      await this.picture(this.page, 'fault');
      throw new Error(`${this.name} at ${this.page.url()}: ${fault.message}`, { cause: fault });
    }
  }

  /** The issuer knows this browser once somebody has signed in with it, so a token needs no page any more. */
  async authorize(address) {
    return this.#next(async () => {
      await this.arrives();
      let at = address;
      for (let hop = 0; hop < MOST_REDIRECTS && !at.startsWith(REDIRECT); hop++) {
        const response = await this.context.request.get(at, { maxRedirects: 0 });
        const { location } = response.headers();
        if (!location) throw new Error(`${this.name} got no token: ${response.status()} at ${at}`);
        at = new URL(location, at).toString();
      }
      return at;
    });
  }

  /** Signs in, once. */
  async arrives() {
    this.#signedIn ||= this.#arrive();
    await this.#signedIn;
  }

  async #arrive() {
    // opening a window costs more than what is done in it
    this.page = await this.context.newPage();
    await this.#acting('/', (page) => this.picture(page, 'start'));
  }

  async #next(act) {
    const mine = this.#before.then(act);
    this.#before = mine.catch(() => undefined);
    return mine;
  }

  async picture(page, what) {
    if (!this.stage.pictures) return;
    const name = `${String(++pictures).padStart(3, '0')}-${this.signIn.username}-${what}.png`;
    await page.screenshot({ path: join(this.stage.pictures, name), fullPage: true });
  }
}
