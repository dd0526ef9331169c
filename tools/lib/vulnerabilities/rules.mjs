// What is decided in docs/vulnerabilities.json and docs/licences.json, and whether what was found complies with it.

const DAY = 24 * 60 * 60 * 1000;
const WARN_BEFORE = 30;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FIELDS = ['id', 'component', 'version', 'reason', 'decidedOn', 'validUntil'];

/** What is wrong with the list itself, and what of it ends soon. A day is the last on which an entry holds. */
export function checkList(list, today) {
  const problems = [];
  const warnings = [];
  for (const entry of list.allowed) {
    const missing = FIELDS.filter((field) => typeof entry[field] !== 'string' || entry[field].trim() === '');
    const name = `${entry.id} in ${entry.component}`;
    if (missing.length > 0) {
      problems.push(`${name}: the entry lacks ${missing.join(', ')}`);
    } else if (!DATE.test(entry.decidedOn) || !DATE.test(entry.validUntil) || entry.decidedOn > entry.validUntil) {
      problems.push(`${name}: decidedOn and validUntil are dates, the second not before the first`);
    } else if (entry.validUntil < today) {
      problems.push(`${name}: was allowed until ${entry.validUntil}; update the component, or decide anew`);
    } else {
      const left = Math.round((Date.parse(entry.validUntil) - Date.parse(today)) / DAY);
      if (left <= WARN_BEFORE) warnings.push(`${name}: is allowed for ${left} more days, then the build fails`);
    }
  }
  return { problems, warnings };
}

const permits = (entry, component, vulnerability) =>
  [vulnerability.id, ...vulnerability.aliases].includes(entry.id) &&
  entry.component === component.name && entry.version === component.version;

/**
 * @param found component and vulnerability pairs
 * @param complete whether every component was asked about, so that an entry without a match is known to be stale
 */
export function judge(list, found, complete) {
  const problems = found
    .filter(({ component, vulnerability }) => !list.allowed.some((entry) => permits(entry, component, vulnerability)))
    .map(({ component, vulnerability: { id, aliases, summary } }) =>
      `${component.name} ${component.version}: ${[id, ...aliases].join(', ')}${summary ? `: ${summary}` : ''}`);
  const stale = list.allowed
    .filter((entry) => !found.some(({ component, vulnerability }) => permits(entry, component, vulnerability)))
    .map((entry) => `${entry.id} in ${entry.component} ${entry.version}: is allowed but not there any more; remove the entry`);
  return complete ? [...problems, ...stale] : problems;
}

const unwrap = (text) => text.trim().replace(/^\((.*)\)$/, '$1').trim();

/** SPDX expressions as far as they occur: of an OR one suffices, of an AND all are needed. */
const isAccepted = (licence, accepted) =>
  accepted.has(licence) ||
  (/ OR /.test(licence)
    ? unwrap(licence).split(/ OR /).some((one) => isAccepted(unwrap(one), accepted))
    : / AND /.test(licence) && unwrap(licence).split(/ AND /).every((one) => isAccepted(unwrap(one), accepted)));

/** Every component needs a licence that we accept, or a reason why not; a reason without its component is stale. */
export function checkLicences(rules, components, complete = true) {
  const accepted = new Set(rules.accepted);
  const excepted = new Map(rules.exceptions.map((one) => [one.component, one]));
  const problems = [];
  for (const { name, version, licences } of components) {
    const fine = licences.some((licence) => isAccepted(licence, accepted));
    if (!fine && !excepted.get(name)?.reason) {
      problems.push(`${name} ${version}: ${licences.join(' and ') || 'no licence declared'} is not accepted`);
    }
    if (!fine) excepted.delete(name);
  }
  for (const name of complete ? excepted.keys() : []) problems.push(`${name}: the exception for its licence is not needed`);
  return problems;
}
