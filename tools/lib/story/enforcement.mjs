// Two clients stay silent: one service is paused and resumed, the others are ended for good.
import { expect, file, step, told } from './telling.mjs';

async function pause({ app, player }, client, number) {
  await step(`${number}: ${client} stays silent; the service manager decides`, () =>
    player.answers('manager', number, 'decide-enforcement', { outcome: 'pause', explanation: 'No answer to any reminder.' }));
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
    await player.answers('analyst', number, 'prepare-pause', {
      outcome: 'submit', services: [service.value], impact: `${service.label} stops until the matter is settled.`,
      safetyReason: 'The service cannot be given safely as long as this stays open.',
    });
    return service.label;
  });
  await step('The service manager approves; notice and cure window follow', () =>
    player.answers('manager', number, 'approve-pause', { outcome: 'approve', explanation: 'Fair warning was given.' }));
  await step('Paused', async () => (await app.state(number, 'paused')).state);
}

export async function resumption({ app, player }, cases) {
  await pause({ app, player }, 'harbor', cases.pause);
  await step('The next inventory shows it met', async () => {
    const fixed = file('harbor-inventory-fixed.csv').toString()
      .replace(/^(mfa-remote-access,VPN-GATEWAY),not met,(.*)$/m, '$1,met,$2');
    return told(await player.imports('analyst', {
      client: 'harbor', source: 'inventory', scope: 'full', name: 'harbor-inventory-fixed.csv', body: Buffer.from(fixed),
    }));
  });
  await step('A case that the same inventory clears is closed by itself', async () =>
    `${cases.cleared} ${(await app.state(cases.cleared, 'closed')).outcome}`);
  await step('The service manager approves the resumption', () => player.answers('manager', cases.pause, 'approve-resumption', {
    outcome: 'approve', explanation: 'The cause is gone.',
  }));
  await step('Resumed and closed', async () => {
    const { outcome } = await app.state(cases.pause, 'closed');
    const services = await app.get('auditor', '/clients/harbor/services');
    expect(services.items.every((service) => service.state === 'active'), JSON.stringify(services));
    return outcome;
  });
}

/** Each point done by somebody on a day. */
function offboarded(...points) {
  return Object.fromEntries(points.flatMap((point) => [
    [point, true], [`${point}By`, 'Nora of the service desk'], [`${point}On`, '2026-11-20'],
  ]));
}

export async function termination({ app, player }) {
  await step('Quayside is scanned too', async () =>
    told(await app.deliver('demo-scanner', 'quayside', 'inventory', 'partial', file('quayside-scan.csv'))));
  const { number } = await app.openCase('analyst', 'quayside', 'VSP-13.5');
  await pause({ app, player }, 'quayside', number);
  await step('The longest pause ends; the service manager recommends termination', () =>
    player.answers('manager', number, 'recommend-termination', {
      outcome: 'recommend', determination: 'Nobody has answered; an open remote desktop endangers others.',
    }));
  await step('The one who recommended may not approve', async () => {
    const task = await app.task('director', number, 'approve-termination');
    return player.isRefused('manager', task.id, { outcome: 'approve', explanation: 'x' });
  });
  await step('The director approves; notice follows', () => player.answers('director', number, 'approve-termination', {
    outcome: 'approve', explanation: 'Agreed.',
  }));
  await step('After the notice the analyst goes through the offboarding checklist', () =>
    player.answers('analyst', number, 'offboarding-checklist', {
      outcome: 'done', ...offboarded('dataReturned', 'credentialsReturned', 'accessRemoved', 'agentsRemoved'),
    }));
  await step('Ended', async () => {
    const ended = await app.state(number, 'closed');
    expect(ended.documents.some((document) => document.kind === 'termination-pack'), 'there is no termination pack');
    return ended.outcome;
  });
}
