// Prints one realm file for Keycloak's import: the realm of the first file with the people, clients and groups of the
// files after it. Passwords are handed over hashed: the short ones of the demo would not pass the realm's own policy.
import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ITERATIONS = 27_500;

const [realm, ...additions] = process.argv.slice(2).map((name) => JSON.parse(readFileSync(name, 'utf8')));
for (const addition of additions) {
  for (const kind of ['clients', 'users']) {
    realm[kind] = [...(realm[kind] ?? []), ...(addition[kind] ?? [])];
  }
  realm.groups = merged(realm.groups ?? [], addition.groups ?? []);
}
for (const user of realm.users) {
  user.credentials = user.credentials?.map(hashed);
}
process.stdout.write(JSON.stringify(realm));

/** A password as Keycloak keeps it (its PasswordCredentialModel). */
function hashed(credential) {
  if (credential.type !== 'password') return credential;
  const salt = randomBytes(16);
  const value = pbkdf2Sync(credential.value, salt, ITERATIONS, 64, 'sha512').toString('base64');
  return {
    type: 'password',
    secretData: JSON.stringify({ value, salt: salt.toString('base64') }),
    credentialData: JSON.stringify({ hashIterations: ITERATIONS, algorithm: 'pbkdf2-sha512' }),
  };
}

/** Groups of the same name become one, with the sub-groups of both. */
function merged(groups, more) {
  const byName = new Map(groups.map((group) => [group.name, group]));
  for (const group of more) {
    const known = byName.get(group.name) ?? {};
    const subGroups = merged(known.subGroups ?? [], group.subGroups ?? []);
    byName.set(group.name, { ...known, ...group, subGroups });
  }
  return [...byName.values()];
}
