// See tools/vulnerabilities. Ends with 1 where something is not as decided; where CI=true also where there is no SBOM to ask about.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ofLock, ofSbom } from './components.mjs';
import { known } from './osv.mjs';
import { checkLicences, checkList, judge } from './rules.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const { values: options } = parseArgs({
  options: {
    sbom: { type: 'string', default: path.join(root, 'process-app/target/classes/META-INF/sbom/application.cdx.json') },
    lock: { type: 'string', default: path.join(root, 'process-app/src/main/web/package-lock.json') },
    list: { type: 'string', default: path.join(root, 'docs/vulnerabilities.json') },
    licences: { type: 'string', default: path.join(root, 'docs/licences.json') },
    offline: { type: 'boolean', default: false },
  },
});
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const made = existsSync(options.sbom);
const components = [...(made ? ofSbom(read(options.sbom)) : []), ...ofLock(read(options.lock))];
const list = read(options.list);
const now = new Date().toISOString();
const { problems, warnings } = checkList(list, now.slice(0, 10));
problems.push(...checkLicences(read(options.licences), components, made));

const { answers, askedAt, failure } = await known([...new Set(components.map(({ purl }) => purl))], {
  address: process.env.PLIMSOLL_OSV ?? 'https://api.osv.dev',
  timeout: Number(process.env.PLIMSOLL_OSV_TIMEOUT_MS ?? 5000),
  cacheFile: path.join(process.env.PLIMSOLL_CACHE ?? path.join(root, '.cache'), 'vulnerabilities.json'),
  offline: options.offline,
  now,
});
const unknown = components.filter(({ purl }) => !answers[purl]);
const found = components.flatMap((component) =>
  (answers[component.purl] ?? []).map((vulnerability) => ({ component, vulnerability })));
problems.push(...judge(list, found, made && unknown.length === 0));

console.log(`${components.length} components, each with a licence that is accepted or excepted unless said otherwise.`);
if (failure === null) {
  console.log(`Known vulnerabilities: asked now, ${found.length} found, ${list.allowed.length} allowed.`);
} else if (askedAt) {
  console.log(`Known vulnerabilities: from the answers of ${askedAt} (${failure}), ${found.length} found.`);
}
if (unknown.length > 0) {
  console.log(`NOT CHECKED against known vulnerabilities: ${unknown.length} of ${components.length} components (${failure}).`);
}
if (!made) console.log('NOT CHECKED: what the Java side is made of, for want of an SBOM; the build makes one unless Maven is offline (-o).');
warnings.forEach((warning) => console.log(`WARNING ${warning}`));
problems.forEach((problem) => console.error(`NOT ALLOWED ${problem}`));
process.exitCode = problems.length > 0 || (process.env.CI === 'true' && !made) ? 1 : 0;
