// See tools/mail-pictures. Ends with 1 where a mail has a fault.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { install } from '../packages.mjs';
import { faults } from './faults.mjs';
import { sheets } from './sheets.mjs';

install();
const { chromium } = await import('playwright-core');

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const { values: options } = parseArgs({
  options: {
    mails: { type: 'string', default: path.join(root, 'process-app/src/test/resources/golden/mail') },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: path.join(root, 'tools/target/mail-pictures') },
  },
});
const LOOKS = [360, 800].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })));

const mails = readdirSync(options.mails)
  .filter((event) => event.includes(options.only))
  .flatMap((event) => readdirSync(path.join(options.mails, event))
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ event, language: path.basename(file, '.html'), file: path.join(options.mails, event, file) })));
mkdirSync(options.out, { recursive: true });

const executablePath = execFileSync(path.join(root, 'tools/chromium'), { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
let wrong = 0;

async function picture(page, mail, look, bare) {
  const html = readFileSync(mail.file, 'utf8');
  // what Outlook and some webmail show: no style sheet at all
  await page.setContent(bare ? html.replace(/<style>[^]*?<\/style>/, '') : html);
  const found = await page.evaluate(faults, { bare });
  const name = `${mail.event}.${mail.language}.${look.width}.${look.scheme}${bare ? '.bare' : ''}`;
  found.forEach((fault) => console.log(`${name}: ${fault}`));
  wrong += found.length;
  if (!bare) await page.screenshot({ path: path.join(options.out, `${name}.png`), fullPage: true });
}

for (const look of LOOKS) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 640 }, colorScheme: look.scheme, javaScriptEnabled: true, offline: true,
  });
  const page = await context.newPage();
  for (const mail of mails) {
    await picture(page, mail, look, false);
    if (look.scheme === 'light') await picture(page, mail, look, true);
  }
  await context.close();
}
await sheets(browser, mails, LOOKS, options.out);
await browser.close();
console.log(`${mails.length} mails, ${mails.length * LOOKS.length} pictures in ${pathToFileURL(options.out)}, ${wrong} faults.`);
process.exitCode = wrong === 0 ? 0 : 1;
