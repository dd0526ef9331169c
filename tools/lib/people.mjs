// The demo people and what they sign in with, as the realm's file of them says. All of it is public.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILE = join(dirname(fileURLToPath(import.meta.url)), '../../keycloak-realm/demo-users.json');
const { users } = JSON.parse(readFileSync(FILE, 'utf8'));

const credential = (user, type) => user.credentials?.find((one) => one.type === type);

export const people = new Map(users.filter((user) => !user.serviceAccountClientId).map((user) => [user.username, {
  username: user.username,
  name: `${user.firstName} ${user.lastName}`,
  email: user.email,
  roles: user.realmRoles,
  password: credential(user, 'password').value,
  secret: JSON.parse(credential(user, 'otp')?.secretData ?? '{}').value,
  msp: user.groups.includes('/msp'),
}]));
