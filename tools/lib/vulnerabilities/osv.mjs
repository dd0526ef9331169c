// Asks OSV (https://google.github.io/osv.dev/api/) what is known about each component, and keeps the answers.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BATCH = 500;
const MOST_PAGES = 20;

async function asked(address, body, timeout) {
  const response = await fetch(address, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body && JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

/** The ids of vulnerabilities by purl; an answer may come in pages, each with a token for the next. */
async function idsOf(purls, { address, timeout }) {
  const ids = Object.fromEntries(purls.map((purl) => [purl, []]));
  let open = purls.map((purl) => ({ package: { purl } }));
  for (let page = 0; open.length > 0; page += 1) {
    if (page === MOST_PAGES) throw new Error(`${address} has no end of pages`);
    const next = [];
    for (let from = 0; from < open.length; from += BATCH) {
      const queries = open.slice(from, from + BATCH);
      const { results } = await asked(`${address}/v1/querybatch`, { queries }, timeout);
      if (results?.length !== queries.length) throw new Error(`${address} left questions unanswered`);
      results.forEach((result, at) => {
        ids[queries[at].package.purl].push(...(result.vulns ?? []).map(({ id }) => id));
        if (result.next_page_token) next.push({ ...queries[at], page_token: result.next_page_token });
      });
    }
    open = next;
  }
  return ids;
}

/** Answers of the network by purl: [{id, aliases, summary}], without what was withdrawn. */
async function fromNetwork(purls, settings) {
  const ids = await idsOf(purls, settings);
  const details = new Map();
  for (const id of new Set(Object.values(ids).flat())) {
    const { aliases = [], summary = '', withdrawn } = await asked(`${settings.address}/v1/vulns/${encodeURIComponent(id)}`, null, settings.timeout);
    if (!withdrawn) details.set(id, { id, aliases, summary });
  }
  return Object.fromEntries(
    Object.entries(ids).map(([purl, its]) => [purl, its.filter((id) => details.has(id)).map((id) => details.get(id))]));
}

function kept(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { askedAt: null, answers: {} };
  }
}

function keep(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(content));
  renameSync(`${file}.new`, file);
}

/**
 * What is known, from the network or, without one, from the last time.
 * @returns {{answers: object, askedAt: string|null, failure: string|null}} failure says why the network was not asked
 */
export async function known(purls, { address, timeout, cacheFile, offline, now }) {
  if (offline) return { ...kept(cacheFile), failure: 'it was not to be asked' };
  try {
    const answers = await fromNetwork(purls, { address, timeout });
    const content = { askedAt: now, answers };
    keep(cacheFile, content);
    return { ...content, failure: null };
  } catch (problem) {
    return { ...kept(cacheFile), failure: problem.cause?.code ?? problem.message };
  }
}
