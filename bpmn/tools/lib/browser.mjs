import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { toolsFolder } from './files.mjs';

const FONTS = 'body{margin:0;background:#fff;font-family:Arial,"Liberation Sans",sans-serif}';
const BLANK = '<!doctype html><html lang="en"><meta charset="utf-8"><body><div id="canvas" style="width:1200px;height:800px"></div>';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens Chromium offline, hands it to `work`, and leaves nothing behind. */
export async function withBrowser(work) {
  const profile = mkdtempSync(join(tmpdir(), 'plimsoll-models-'));
  try {
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      headless: true,
      offline: true,
      deviceScaleFactor: Number(process.env.SCALE || 1.5),
      viewport: { width: 1200, height: 800 },
      args: QUIET,
    });
    try {
      return await work(browser);
    } finally {
      await browser.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** A page with `#canvas`, the named style sheets and scripts; script errors are collected in `errors`. */
export async function openPage(browser, { styles = [], scripts = [] }) {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.setContent(BLANK);
  await page.addStyleTag({ content: FONTS + styles.map((path) => readFileSync(fromTools(path), 'utf8')).join('\n') });
  for (const path of scripts) {
    await page.addScriptTag({ path: fromTools(path) });
  }
  return { page, errors };
}

function fromTools(path) {
  return join(toolsFolder, path);
}
