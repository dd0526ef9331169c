// Prints one realm file for Keycloak's import: the realm of the first file with the people, clients and groups of the
// files after it.
import { readFileSync } from 'node:fs';

const [realm, ...additions] = process.argv.slice(2).map((name) => JSON.parse(readFileSync(name, 'utf8')));
for (const addition of additions) {
  for (const kind of ['clients', 'groups', 'users']) {
    realm[kind] = [...(realm[kind] ?? []), ...(addition[kind] ?? [])];
  }
}
process.stdout.write(JSON.stringify(realm));
