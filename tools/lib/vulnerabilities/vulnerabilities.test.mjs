// Against a stand-in for OSV on this machine: what is found, allowed, stale, expired, cached, and not checked.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkLicences, checkList } from './rules.mjs';

const main = path.join(path.dirname(fileURLToPath(import.meta.url)), 'main.mjs');
const folder = mkdtempSync(path.join(os.tmpdir(), 'vulnerabilities-'));
const file = (name, content) => {
  writeFileSync(path.join(folder, name), JSON.stringify(content));
  return path.join(folder, name);
};

let osv;
let asked;
let vulns;

before(() => new Promise((ready) => {
  osv = createServer((request, response) => {
    asked.push(request.url);
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => response.end(JSON.stringify(answer(request.url, body))));
  }).listen(0, '127.0.0.1', ready);
}));

after(() => {
  osv.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  asked = [];
  vulns = {};
  rmSync(path.join(folder, 'cache'), { recursive: true, force: true });
});

/** The first page of each component holds its first vulnerability, and the next page the rest. */
function answer(url, body) {
  if (url === '/v1/querybatch') {
    return {
      results: JSON.parse(body).queries.map(({ package: { purl }, page_token: token }) => {
        const all = vulns[purl] ?? [];
        return token
          ? { vulns: all.slice(1).map(({ id }) => ({ id })) }
          : { vulns: all.slice(0, 1).map(({ id }) => ({ id })), ...(all.length > 1 ? { next_page_token: 'more' } : {}) };
      }),
    };
  }
  return Object.values(vulns).flat().find(({ id }) => url === `/v1/vulns/${id}`);
}

const sbom = file('sbom.json', {
  bomFormat: 'CycloneDX',
  components: [
    { group: 'org.example', name: 'engine', version: '7.24.0', purl: 'pkg:maven/org.example/engine@7.24.0?type=jar', licenses: [{ license: { id: 'Apache-2.0' } }] },
    { group: 'org.example', name: 'logs', version: '1.0', purl: 'pkg:maven/org.example/logs@1.0?type=jar', licenses: [{ license: { name: 'Our terms' } }, { expression: '(GPL-2.0 OR MIT)' }] },
  ],
});
const lock = file('lock.json', {
  packages: {
    '': { name: 'web' },
    'node_modules/@scope/shown': { version: '2.0.0', license: 'MIT' },
    'node_modules/@scope/shown/node_modules/inner': { version: '1.1.0', license: 'ISC' },
    'node_modules/bundler': { version: '9.0.0', license: 'GPL-3.0', dev: true },
  },
});
const licences = file('licences.json', { accepted: ['Apache-2.0', 'MIT', 'ISC'], exceptions: [] });
const entry = (more) => ({
  id: 'CVE-2026-0001', component: 'org.example:engine', version: '7.24.0', reason: 'not reachable', decidedOn: '2026-11-26', validUntil: '2999-01-01', ...more,
});

function run(allowed, { environment = {}, more = [], of = sbom } = {}) {
  const list = file('list.json', { allowed });
  const settings = {
    PLIMSOLL_OSV: `http://127.0.0.1:${osv.address().port}`, PLIMSOLL_CACHE: path.join(folder, 'cache'), CI: '', ...environment,
  };
  return new Promise((done) => {
    execFile(process.execPath, [main, '--sbom', of, '--lock', lock, '--list', list, '--licences', licences, ...more],
      { env: { ...process.env, ...settings } }, (error, out, err) => done({ code: error?.code ?? 0, text: out + err }));
  });
}

const engineHas = (...its) => {
  vulns = { 'pkg:maven/org.example/engine@7.24.0': its.map(([id, aliases = [], more = {}]) => ({ id, aliases, summary: `about ${id}`, ...more })) };
};
const nowhere = { environment: { PLIMSOLL_OSV: 'http://127.0.0.1:49' } };

test('nothing known is nothing wrong, and the build\'s own packages are not asked about', async () => {
  const { code, text } = await run([]);
  assert.equal(code, 0, text);
  assert.match(text, /^4 components/);
  assert.match(text, /asked now, 0 found/);
});

test('what is known and not allowed fails, on every page of an answer', async () => {
  engineHas(['GHSA-1', ['CVE-2026-0001']], ['GHSA-2', ['CVE-2026-0002']]);
  const { code, text } = await run([entry()]);
  assert.equal(code, 1);
  assert.match(text, /NOT ALLOWED org.example:engine 7.24.0: GHSA-2, CVE-2026-0002: about GHSA-2/);
  assert.doesNotMatch(text, /NOT ALLOWED .*GHSA-1/);
});

test('an entry allows its component in its version only', async () => {
  engineHas(['GHSA-1', ['CVE-2026-0001']]);
  assert.equal((await run([entry()])).code, 0);
  assert.equal((await run([entry({ version: '7.23.0' })])).code, 1);
  assert.equal((await run([entry({ component: 'org.example:logs' })])).code, 1);
});

test('an entry that matches nothing fails, and so does one past its day', async () => {
  assert.match((await run([entry()])).text, /NOT ALLOWED CVE-2026-0001 .* not there any more/);
  engineHas(['CVE-2026-0001']);
  const { code, text } = await run([entry({ validUntil: '2026-11-26', decidedOn: '2026-01-01' })], nowhere);
  assert.equal(new Date().toISOString().slice(0, 10) > '2026-11-26' ? code : 1, 1, text);
});

test('what was withdrawn does not count', async () => {
  engineHas(['GHSA-1', [], { withdrawn: '2026-01-01T00:00:00Z' }]);
  assert.equal((await run([])).code, 0);
});

test('without a network the last answers count, with their date', async () => {
  engineHas(['GHSA-1']);
  assert.equal((await run([])).code, 1);
  const { code, text } = await run([], nowhere);
  assert.equal(code, 1);
  assert.match(text, /from the answers of \d{4}-\d\d-\d\dT.*ECONNREFUSED/);
  assert.match(text, /NOT ALLOWED .*GHSA-1/);
});

test('without network and answers it says so, and fails nothing', async () => {
  const { code, text } = await run([entry()], nowhere);
  assert.equal(code, 0, text);
  assert.match(text, /NOT CHECKED against known vulnerabilities: 4 of 4/);
  assert.equal((await run([], { environment: { ...nowhere.environment, CI: 'true' } })).code, 0);
});

test('without an SBOM the rest is checked and the gap is named; that fails where CI=true', async () => {
  const gone = { of: path.join(folder, 'none.json') };
  const { code, text } = await run([entry()], gone);
  assert.equal(code, 0, text);
  assert.match(text, /^2 components/);
  assert.match(text, /NOT CHECKED: what the Java side is made of/);
  assert.equal((await run([], { ...gone, environment: { CI: 'true' } })).code, 1);
});

test('offline asks nobody', async () => {
  await run([], { more: ['--offline'] });
  assert.deepEqual(asked, []);
});

test('entries warn for thirty days before they end', () => {
  const list = { allowed: [entry({ validUntil: '2026-12-31' })] };
  assert.deepEqual(checkList(list, '2026-11-30'), { problems: [], warnings: [] });
  assert.match(checkList(list, '2026-12-01').warnings[0], /30 more days/);
  assert.equal(checkList(list, '2026-12-31').problems.length, 0);
  assert.match(checkList(list, '2027-01-01').problems[0], /until 2026-12-31/);
  assert.match(checkList({ allowed: [entry({ reason: ' ' })] }, '2026-12-01').problems[0], /lacks reason/);
  assert.match(checkList({ allowed: [entry({ validUntil: 'soon' })] }, '2026-12-01').problems[0], /are dates/);
});

test('licences are accepted, excepted with a reason, or refused', () => {
  const rules = { accepted: ['MIT', 'Apache-2.0'], exceptions: [{ component: 'fonts', reason: 'only fonts' }] };
  const of = (name, ...its) => ({ name, version: '1', licences: its });
  assert.deepEqual(checkLicences(rules, [of('a', 'MIT'), of('b', 'GPL-2.0 OR MIT'), of('c', 'X', 'MIT'), of('fonts', 'LGPL')]), []);
  assert.match(checkLicences(rules, [of('fonts', 'LGPL'), of('d', 'MIT AND GPL-2.0')])[0], /d 1: MIT AND GPL-2.0 is not accepted/);
  assert.match(checkLicences(rules, [of('fonts', 'LGPL'), of('e')])[0], /no licence declared/);
  assert.match(checkLicences(rules, [of('fonts', 'MIT')])[0], /not needed/);
});
