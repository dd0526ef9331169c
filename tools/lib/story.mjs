// The whole story: a scan becomes cases; one is agreed and signed, one remedied, one cleared by a later scan, one
// dismissed, one paused and resumed, one terminated. People act over the API, or with --browser in a browser.
//
//   story.mjs [--browser] [ADDRESS]   against the Plimsoll at that address ($PLIMSOLL_URL, http://127.0.0.1:8080)
//
// PLIMSOLL_OIDC_ISSUER names the issuer if it is not the embedded one, PLIMSOLL_MAILDEV the MailDev that takes the mail.
import { ApiPlayer } from './api-player.mjs';
import { authorize } from './http-sign-in.mjs';
import { DemoMailbox, MailDev } from './mailbox.mjs';
import { OpenId } from './openid.mjs';
import { Plimsoll } from './plimsoll.mjs';
import { detection, moreDetection } from './story/detection.mjs';
import { deviation, lapse } from './story/deviation.mjs';
import { resumption, termination } from './story/enforcement.mjs';
import { dispute, remediation } from './story/remedies.mjs';
import { step } from './story/telling.mjs';
import { Tokens } from './tokens.mjs';

const { PLIMSOLL_URL, PLIMSOLL_OIDC_ISSUER, PLIMSOLL_MAILDEV } = process.env;
const args = process.argv.slice(2);
const base = args.find((one) => !one.startsWith('-')) ?? PLIMSOLL_URL ?? 'http://127.0.0.1:8080';
const openid = new OpenId(PLIMSOLL_OIDC_ISSUER ?? `${base}/issuer`);
const mailbox = PLIMSOLL_MAILDEV ? new MailDev(PLIMSOLL_MAILDEV) : new DemoMailbox(base);

const CAST = ['analyst', 'manager', 'director', 'auditor', 'harbor-member', 'harbor-signatory'];

async function cast() {
  if (!args.includes('--browser')) {
    const app = new Plimsoll(base, new Tokens(openid, authorize));
    return { app, player: new ApiPlayer(app) };
  }
  // only then are the packages of the browser needed
  const { Stage } = await import('./browser/stage.mjs');
  const { BrowserPlayer } = await import('./browser/player.mjs');
  const stage = await Stage.open(base);
  const app = new Plimsoll(base, new Tokens(openid, (who, address) => stage.authorize(who, address)));
  return { app, player: new BrowserPlayer(app, stage) };
}

async function tell(scene) {
  await step('Plimsoll answers', () => scene.app.ready());
  // before any deadline runs
  await step('Everybody signs in', async () => {
    for (const who of CAST) await scene.player.arrives(who);
    return CAST.join(', ');
  });
  const cases = await detection(scene);
  await Promise.all([
    deviation(scene, cases.deviation).then(() => lapse(scene, cases.deviation)),
    remediation(scene, cases.remediation),
    dispute(scene, cases.dispute),
    moreDetection(scene, cases),
    resumption(scene, cases),
    termination(scene),
  ]);
  for (const client of ['harbor', 'quayside']) {
    await step(`The ledger of ${client} is whole`, () => scene.player.verifies('auditor', client));
  }
}

const scene = { ...await cast(), mailbox };
try {
  await tell(scene);
  console.log('The story is told.');
} finally {
  await scene.player.close();
}
