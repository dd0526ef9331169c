// What whoever starts the real pieces is told: where they are, and as whom to sign in.
import { people } from '../people.mjs';
import { totp } from '../totp.mjs';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const { secret } = people.get('analyst');

/** The one-time code of the moment; the demo people have one secret together. */
export const code = () => totp(secret);

export function signIns({ address, environment, home }) {
  const line = ({ username, name, roles, secret }) =>
    `  ${username.padEnd(18)} ${name.padEnd(16)} ${roles.join(', ').padEnd(17)}${secret ? ' and a code' : ''}`.trimEnd();
  return `
Plimsoll is ready   ${address}/
  Keycloak          ${environment.PLIMSOLL_OIDC_ISSUER}
  Mail              ${environment.PLIMSOLL_MAILDEV ?? environment.SPRING_MAIL_HOST}
  Data and logs     ${home}

Sign in with the password plimsoll as
${[...people.values()].map(line).join('\n')}

The code of the moment: tools/up code. For an authenticator app: ${base32(secret)}
`;
}

/** As authenticator apps take a secret (RFC 4648, section 6). */
function base32(text) {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{1,5}/g).map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('');
}
