// Puts the pictures of one look and language side by side, so that many mails are seen at a glance.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ACROSS = { 360: 6, 800: 4 };
const TILE = { 360: 300, 800: 450 };
const ROWS = 2;

export async function sheets(browser, mails, looks, folder) {
  const languages = [...new Set(mails.map(({ language }) => language))];
  for (const { width, scheme } of looks) {
    for (const language of languages) {
      const names = mails.filter((mail) => mail.language === language).map(({ event }) => event);
      const each = ACROSS[width] * ROWS;
      for (let at = 0; at * each < names.length; at++) {
        await sheet(names.slice(at * each, (at + 1) * each), `sheet.${language}.${width}.${scheme}.${at + 1}`);
      }
      async function sheet(some, name) {
        const tiles = some.map((event) => {
          const file = path.join(folder, `${event}.${language}.${width}.${scheme}.png`);
          const image = readFileSync(file).toString('base64');
          return `<figure><figcaption>${event}</figcaption><img src="data:image/png;base64,${image}"></figure>`;
        });
        const page = await browser.newPage({ viewport: { width: ACROSS[width] * (TILE[width] + 8) + 8, height: 600 } });
        await page.setContent(`<style>body{margin:4px;display:flex;flex-wrap:wrap;align-items:flex-start;background:#888}
          figure{margin:4px;width:${TILE[width]}px}img{width:100%;display:block}figcaption{font:12px sans-serif;color:#fff}
          </style>${tiles.join('')}`);
        await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
        await page.close();
      }
    }
  }
}
