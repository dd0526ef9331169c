// One Chromium for the whole story, and in it one browser of their own for each person.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../packages.mjs';
import { people } from '../people.mjs';
import { Person } from './person.mjs';

const FINDER = join(dirname(fileURLToPath(import.meta.url)), '../../chromium');

export class Stage {
  #people = new Map();

  static async open(base) {
    const executablePath = execFileSync(FINDER, { encoding: 'utf8' }).trim();
    install();
    const { chromium } = await import('playwright-core');
    const args = ['--disable-background-networking', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
    return new Stage(base, await chromium.launch({ executablePath, args }));
  }

  constructor(base, browser) {
    this.base = base;
    this.browser = browser;
    this.pictures = process.env.PLIMSOLL_PICTURES;
    if (this.pictures) mkdirSync(this.pictures, { recursive: true });
  }

  /** That person's browser; they are signed in once it is used. */
  async person(username) {
    if (!this.#people.has(username)) this.#people.set(username, this.#enter(people.get(username)));
    return this.#people.get(username);
  }

  async #enter(person) {
    // clients answer on their phone
    const viewport = person.msp ? { width: 1280, height: 900 } : { width: 390, height: 844 };
    return new Person(person, await this.browser.newContext({ viewport, locale: 'en-US', baseURL: this.base }), this);
  }

  /** Where the issuer sends that person's browser from an address of its own. */
  async authorize(username, address) {
    return (await this.person(username)).authorize(address);
  }

  async close() {
    await this.browser.close();
  }
}
