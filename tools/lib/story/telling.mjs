// How the story is told: each step prints what came of it and when; the first that fails ends it.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEMO = join(dirname(fileURLToPath(import.meta.url)), '../../../standards/demo');
const began = Date.now();

export async function step(title, play) {
  const result = await play();
  console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${title}${result ? `: ${result}` : ''}`);
}

export function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/** One of the files that the demo delivers. */
export const file = (name) => readFileSync(join(DEMO, name));

export const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What a scan brought, in words; each row must be accounted for. */
export function told(scan) {
  const sum = scan.rejected + scan.unmapped + scan.added + scan.changed + scan.unchanged;
  expect(scan.read === sum, `${scan.read} rows read, ${sum} counted`);
  return ['read', 'rejected', 'unmapped', 'added', 'changed', 'unchanged', 'cleared', 'casesOpened']
    .map((key) => `${key} ${scan[key]}`).join(', ');
}
