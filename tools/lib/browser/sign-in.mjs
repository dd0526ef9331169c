// The issuer's own pages, the embedded one's and Keycloak's: whatever they ask for is entered until they lead back.
import { Authenticator } from '../totp.mjs';

const MOST_PAGES = 6;

export class SignIn {
  constructor(person, picture) {
    this.username = person.username;
    this.password = person.password;
    this.authenticator = new Authenticator(person.secret);
    this.picture = picture;
  }

  /** Does what leads a page to the application, perhaps by way of the issuer, and enters what the issuer asks for. */
  async through(page, leave, base) {
    await leave();
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      await page.waitForLoadState('domcontentloaded');
      if (isApplication(page.url(), base)) return;
      await this.#answer(page);
    }
    throw new Error(`${this.username} is asked for ever more: ${await page.title()}`);
  }

  async #answer(page) {
    const fields = page.locator('#username:visible, #password:visible, #otp:visible');
    await fields.first().waitFor();
    await this.picture(page, 'sign-in');
    if (await page.locator('#username').isVisible()) await page.fill('#username', this.username);
    if (await page.locator('#password').isVisible()) await page.fill('#password', this.password);
    if (await page.locator('#otp').isVisible()) await page.fill('#otp', await this.authenticator.next());
    await Promise.all([page.waitForEvent('framenavigated'), fields.last().press('Enter')]);
  }
}

function isApplication(address, base) {
  return address.startsWith(`${base}/`) && !address.startsWith(`${base}/issuer/`);
}
