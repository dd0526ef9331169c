// Plays what people do in a real browser, at the pages that they would use.
import { expect } from '../story/telling.mjs';
import { fillIn } from './form.mjs';

const MOST_TRIES = 3;
const FORM = '[data-form]';
const CHECK = '[data-send]:enabled:visible';
const PROBLEMS = '[data-problems]:visible';
const DONE = 'p:has-text("Recorded on")';
const NEXT = [CHECK, PROBLEMS, DONE, '#password:visible', '#otp:visible'].join(', ');

/** A task that is over has no form, and there is nothing to wait for. */
async function isThere(page) {
  expect(await page.locator(FORM).count() > 0, `nothing to fill in: ${await page.locator('main').innerText()}`);
}

export class BrowserPlayer {
  constructor(app, stage) {
    this.app = app;
    this.stage = stage;
  }

  /** Somebody signs in. */
  async arrives(who) {
    await (await this.stage.person(who)).arrives();
  }

  /** A person opens their task of a case, once it is there, fills in its form, reads it once more and sends it. */
  async answers(who, number, form, values) {
    const task = await this.app.task(who, number, form);
    const person = await this.stage.person(who);
    await person.at(`/tasks/${task.id}`, async (page) => {
      await isThere(page);
      for (let tries = 0; !await this.#sent(page, person, values); tries++) {
        expect(tries < MOST_TRIES && await isOutdated(page), await problem(page));
        await page.goto(`/tasks/${task.id}`);
        await isThere(page);
      }
      await person.picture(page, form);
    });
  }

  /** Fills in the form and sends it; whether it was taken. A signature asks who it is, and then comes back to what was typed. */
  async #sent(page, person, values) {
    await fillIn(page, values);
    await page.click('[data-next]');
    for (;;) {
      await page.locator(NEXT).first().waitFor();
      if (await page.locator(DONE).isVisible()) return true;
      if (await page.locator(PROBLEMS).isVisible()) return false;
      if (await page.locator(CHECK).isVisible()) await page.click(CHECK);
      else await person.signIn.through(page, () => undefined, this.stage.base);
    }
  }

  /** Somebody tries to answer what is not theirs; says how they were turned away. */
  async isRefused(who, task, values) {
    const person = await this.stage.person(who);
    return person.at(`/tasks/${task}`, async (page) => {
      if (await page.locator(FORM).count() === 0) return `refused with “${await page.locator('h1').innerText()}”`;
      expect(!await this.#sent(page, person, values), `${who} answered it`);
      await person.picture(page, 'refused');
      return `refused with “${await problem(page)}”`;
    });
  }

  /** Somebody opens what is answered already; says what they are told. */
  async isTooLate(who, task) {
    const person = await this.stage.person(who);
    return person.at(`/tasks/${task}`, async (page) => {
      expect(await page.locator(FORM).count() === 0, 'it can be answered twice');
      return (await page.locator('main .card-body').innerText()).split('\n').slice(0, 3).join(', ');
    });
  }

  /** Uploads a file of findings on the page for it and hands back what became of its rows. */
  async imports(who, { client, source, scope, name, body }) {
    const person = await this.stage.person(who);
    const id = await person.at('/imports', async (page) => {
      await page.selectOption('#for', client);
      await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: body });
      await page.fill('#source', source);
      await page.check(`input[name=scope][value=${scope}]`);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.waitForURL('**/imports/*');
      await page.getByText('See the client’s cases').waitFor();
      await person.picture(page, 'import');
      return page.url().split('/').pop();
    });
    return this.app.scan(who, id);
  }

  /** Says on the page for it what a check means that no rule knew. */
  async maps(who, { check }, control) {
    const person = await this.stage.person(who);
    await person.at('/triage', async (page) => {
      while (await page.locator('h2').innerText() !== check) await page.getByRole('link', { name: 'Later' }).click();
      await page.fill('#control', control);
      await page.getByRole('button', { name: 'Map', exact: true }).click();
      await page.getByText(`${check} is ${control}.`).waitFor();
    });
  }

  /** Follows the link of a mail; it must lead to that case. */
  async follows(who, link, number) {
    const person = await this.stage.person(who);
    await person.at(link, async (page) => {
      await page.locator('main', { hasText: number }).waitFor();
      await person.picture(page, 'from-mail');
    });
  }

  /** Has the ledger of a client verified on its page; says what was found. */
  async verifies(who, client) {
    const person = await this.stage.person(who);
    return person.at(`/ledger?client=${client}`, async (page) => {
      await page.getByRole('button', { name: 'Verify this chain' }).click();
      const found = page.getByRole('status');
      await found.waitFor();
      await person.picture(page, 'ledger');
      return (await found.innerText()).replace(/\s+/g, ' ').slice(0, 90);
    });
  }

  async close() {
    await this.stage.close();
  }
}

const problem = (page) => page.locator(`${PROBLEMS} li`).first().innerText();

/** Whether the page says that what it shows has changed since, and where to see it anew. */
const isOutdated = async (page) => await page.locator(`${PROBLEMS} a[href^="/tasks/"]`).count() > 0;
