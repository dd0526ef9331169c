// The whole story over HTTP: a scan becomes cases; one is agreed and signed, one remedied, one cleared by a later scan,
// one dismissed, one paused and resumed, one terminated. Each step prints what came of it; the first that fails ends it.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Plimsoll, until } from './plimsoll.mjs';

const DEMO = join(dirname(fileURLToPath(import.meta.url)), '../../standards/demo');
const app = new Plimsoll(process.argv[2] ?? process.env.PLIMSOLL_URL ?? 'http://127.0.0.1:8080');
const began = Date.now();

async function step(title, play) {
  const result = await play();
  console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${title}${result ? `: ${result}` : ''}`);
}

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

const file = (name) => readFileSync(join(DEMO, name));
const counts = (scan) => ['read', 'rejected', 'unmapped', 'added', 'changed', 'unchanged', 'cleared', 'casesOpened']
  .map((key) => `${key} ${scan[key]}`).join(', ');
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const cases = {};

function sumsUp(scan) {
  const sum = scan.rejected + scan.unmapped + scan.added + scan.changed + scan.unchanged;
  expect(scan.read === sum, `${scan.read} rows read, ${sum} counted`);
}

async function detection() {
  await step('An analyst uploads an inventory for harbor', async () => {
    const scan = await app.deliver('analyst', 'harbor', 'inventory', 'full', file('harbor-inventory.csv'));
    sumsUp(scan);
    expect(scan.casesOpened > 0 || scan.unchanged === scan.read, 'the inventory opened no case');
    return counts(scan);
  });
  for (const [name, control] of Object.entries({
    deviation: 'MTS-02.2', remediation: 'MTS-04.4', dispute: 'MTS-04.7', pause: 'MTS-04.2', cleared: 'MTS-04.12',
  })) {
    cases[name] = (await app.openCase('analyst', 'harbor', control)).number;
  }
}

async function moreDetection() {
  await step('The same inventory again changes nothing', async () => {
    const scan = await app.deliver('analyst', 'harbor', 'inventory', 'full', file('harbor-inventory.csv'));
    expect(scan.unchanged === scan.read && scan.casesOpened === 0, counts(scan));
    return counts(scan);
  });
  await step('A scanner delivers a cloud scan for harbor', async () => {
    const scan = await app.deliver('demo-scanner', 'harbor', 'prowler', 'partial', file('harbor-scan.ocsf.json'));
    sumsUp(scan);
    return counts(scan);
  });
  await step('An analyst maps a check that no rule knew', async () => {
    const { items } = await app.get('analyst', '/triage');
    const first = items.find((item) => item.check === 'appinsights_ensure_is_configured');
    if (!first) return 'it has been mapped before';
    const answer = await app.call('analyst', 'POST', '/triage', {
      json: { source: first.source, check: first.check, control: 'MTS-06.6' },
    });
    expect(answer.status < 300, `triage: ${answer.status} ${JSON.stringify(answer.body)}`);
    return `${first.check} means MTS-06.6`;
  });
  await step('The client was told by mail', async () => {
    const mails = await until('the mail is there', async () => {
      const found = await app.mails('harbor-member@harbor.example', cases.deviation);
      return found.length > 0 && found;
    });
    expect(/https?:\/\//.test(mails[0].text), 'the mail has no link');
    return mails[0].subject;
  });
}

async function deviation() {
  const number = cases.deviation;
  await step(`${number}: the client asks for a deviation`, () => app.answer('harbor-member', number, 'respond', {
    outcome: 'deviation', reason: 'technical', validUntil: inDays(8),
    explanation: 'The imaging software runs on the old server only; its successor is ordered.',
  }).then(() => ''));
  await step('The analyst assesses the risk', () => app.answer('analyst', number, 'assess-risk', {
    outcome: 'submit', risk: 'A known hole in the old system lets somebody in.', likelihood: 4, impact: 4,
    compensatingControls: 'The server is cut off from the internet.', residualLikelihood: 2, residualImpact: 4,
    advice: 'accept-with-conditions', adviceText: 'Keep it cut off until it is replaced.',
    wayForward: 'Replacement is ordered for next month.', validUntil: inDays(8),
  }).then(() => ''));
  await step('A member may not sign for the signatory', async () => {
    const task = await app.task('harbor-signatory', number, 'acknowledge-deviation');
    const answer = await app.call('harbor-member', 'POST', `/tasks/${task.id}/complete`, {
      json: { values: { outcome: 'sign', name: 'Maya Okafor', understood: true } }, fresh: true,
    });
    expect([403, 404].includes(answer.status), `a member signed: ${answer.status}`);
    return `${answer.status}`;
  });
  await step('The signatory reads and signs', async () => {
    const task = await app.task('harbor-signatory', number, 'acknowledge-deviation');
    const { name } = await app.get('harbor-signatory', '/me');
    const answer = await app.call('harbor-signatory', 'POST', `/tasks/${task.id}/complete`, {
      json: { values: { outcome: 'sign', name, understood: true } }, fresh: true,
    });
    expect(answer.status === 200, `sign: ${answer.status} ${JSON.stringify(answer.body)}`);
    const again = await app.call('harbor-signatory', 'POST', `/tasks/${task.id}/complete`, {
      json: { values: { outcome: 'sign', name, understood: true } },
    });
    expect(again.status === 409, `signed twice: ${again.status}`);
    return `signed once; a second time: ${again.body.detail}`;
  });
  await step('The service manager approves', () => app.answer('manager', number, 'approve-deviation', {
    outcome: 'approve', explanation: 'Cut off, replacement ordered.',
  }).then(() => ''));
  await step('It is critical, so the director approves too', () => app.answer('director', number, 'approve-deviation', {
    outcome: 'approve', explanation: 'For a week, and cut off.',
  }).then(() => ''));
  await step('The deviation is in force', async () => (await app.state(number, 'accepted')).state);
}

async function remediation() {
  const number = cases.remediation;
  await step(`${number}: the client will fix it`, () =>
    app.answer('harbor-member', number, 'respond', { outcome: 'remediate' }).then(() => ''));
  await step('Plans', () => app.answer('harbor-member', number, 'plan-remediation', {
    outcome: 'submit', approach: 'Replace the server, then install the agent.', owner: 'Maya Okafor',
    milestones: [{ title: 'Server replaced', due: inDays(10) }, { title: 'Agent installed', due: inDays(14) }],
  }).then(() => ''));
  await step('The analyst approves the plan', () => app.answer('analyst', number, 'review-plan', {
    outcome: 'approve', explanation: 'Sound.',
  }).then(() => ''));
  await step('The client reports it done', () => app.answer('harbor-member', number, 'report-done', {
    outcome: 'done', report: 'Server replaced, agent reports to the console.',
  }).then(() => ''));
  await step('The analyst verifies', () => app.answer('analyst', number, 'verify-remediation', {
    outcome: 'met', evidence: 'Agent seen in the console with a check-in today.',
  }).then(() => ''));
  await step('Closed', async () => (await app.state(number, 'closed')).outcome);
}

async function dispute() {
  const number = cases.dispute;
  await step(`${number}: the client disagrees`, () => app.answer('harbor-signatory', number, 'respond', {
    outcome: 'dispute', ground: 'not-affected', explanation: 'The laptop was handed back in spring.',
  }).then(() => ''));
  await step('The analyst upholds the dispute', () => app.answer('analyst', number, 'review-dispute', {
    outcome: 'uphold', explanation: 'The laptop is retired.', scope: 'assets', dismissedUntil: inDays(180),
  }).then(() => ''));
  await step('Closed', async () => (await app.state(number, 'closed')).outcome);
}

async function pause(client, number) {
  await step(`${number}: ${client} stays silent; the service manager decides`, () =>
    app.answer('manager', number, 'decide-enforcement', { outcome: 'pause', explanation: 'No answer to any reminder.' }).then(() => ''));
  await step('Reminders went up the ladder', async () => {
    const { engagement } = await app.get('auditor', `/cases/${number}`);
    const kinds = engagement.map((entry) => entry.kind);
    expect(kinds.includes('reminded') && kinds.includes('silent'), `engagement: ${kinds}`);
    return kinds.join(', ');
  });
  await step('The analyst prepares the pause', async () => {
    const task = await app.task('analyst', number, 'prepare-pause');
    const { context } = await app.get('analyst', `/tasks/${task.id}`);
    const [service] = context.options.serviceOptions;
    await app.answer('analyst', number, 'prepare-pause', {
      outcome: 'submit', services: [service.value], impact: `${service.label} stops until the matter is settled.`,
      safetyReason: 'The service cannot be given safely as long as this stays open.',
    });
    return service.label;
  });
  await step('The service manager approves; notice and cure window follow', () =>
    app.answer('manager', number, 'approve-pause', { outcome: 'approve', explanation: 'Fair warning was given.' }).then(() => ''));
  await step('Paused', async () => (await app.state(number, 'paused')).state);
}

async function resumption() {
  await pause('harbor', cases.pause);
  await step('The next inventory shows it met', async () => {
    const fixed = file('harbor-inventory-fixed.csv').toString()
      .replace(/^(mfa-remote-access,VPN-GATEWAY),not met,(.*)$/m, '$1,met,$2');
    return counts(await app.deliver('analyst', 'harbor', 'inventory', 'full', fixed));
  });
  await step('A case that the same inventory clears is closed by itself', async () =>
    `${cases.cleared} ${(await app.state(cases.cleared, 'closed')).outcome}`);
  await step('The service manager approves the resumption', () => app.answer('manager', cases.pause, 'approve-resumption', {
    outcome: 'approve', explanation: 'The cause is gone.',
  }).then(() => ''));
  await step('Resumed and closed', async () => {
    const { outcome } = await app.state(cases.pause, 'closed');
    const services = await app.get('auditor', '/clients/harbor/services');
    expect(services.items.every((service) => service.state === 'active'), JSON.stringify(services));
    return outcome;
  });
}

async function termination() {
  await step('Quayside is scanned too', async () => {
    const scan = await app.deliver('demo-scanner', 'quayside', 'inventory', 'partial', file('quayside-scan.csv'));
    sumsUp(scan);
    return counts(scan);
  });
  const { number } = await app.openCase('analyst', 'quayside', 'VSP-13.5');
  await pause('quayside', number);
  await step('The longest pause ends; the service manager recommends termination', () =>
    app.answer('manager', number, 'recommend-termination', {
      outcome: 'recommend', determination: 'Nobody has answered; an open remote desktop endangers others.',
    }).then(() => ''));
  await step('The one who recommended may not approve', async () => {
    const task = await app.task('director', number, 'approve-termination');
    const answer = await app.call('manager', 'POST', `/tasks/${task.id}/complete`, {
      json: { values: { outcome: 'approve', explanation: 'x' } },
    });
    expect([403, 404].includes(answer.status), `the manager approved: ${answer.status}`);
    return `${answer.status}`;
  });
  await step('The director approves; notice follows', () => app.answer('director', number, 'approve-termination', {
    outcome: 'approve', explanation: 'Agreed.',
  }).then(() => ''));
  await step('After the notice the analyst goes through the offboarding checklist', () =>
    app.answer('analyst', number, 'offboarding-checklist', {
      outcome: 'done', dataReturned: true, accessRemoved: true, agentsRemoved: true,
    }).then(() => ''));
  await step('Ended', async () => {
    const ended = await app.state(number, 'closed');
    expect(ended.documents.some((document) => document.kind === 'termination-pack'), 'there is no termination pack');
    return ended.outcome;
  });
}

async function lapse() {
  await step(`${cases.deviation}: the deviation is reviewed before it ends`, () =>
    app.answer('analyst', cases.deviation, 'review-deviation', { outcome: 'lapse', explanation: 'The new server is in.' }).then(() => ''));
  await step('Lapsed; the client is asked again', async () => (await app.state(cases.deviation, 'responding')).state);
}

async function evidence() {
  for (const client of ['harbor', 'quayside']) {
    await step(`The ledger of ${client} is whole`, async () => {
      const answer = await app.get('auditor', `/ledger/verify?client=${client}`);
      expect(answer.valid, JSON.stringify(answer));
      return `${answer.entries} entries, head ${answer.head.slice(0, 16)}…`;
    });
  }
}

await step('Plimsoll answers', () => app.ready());
await detection();
await Promise.all([
  deviation().then(lapse), remediation(), dispute(), moreDetection(), resumption(), termination(),
]);
await evidence();
console.log('The story is told.');
