// A scan becomes cases, and the client hears of them.
import { until } from '../until.mjs';
import { expect, file, step, told } from './telling.mjs';

const CASES = {
  deviation: 'MTS-02.2', remediation: 'MTS-04.4', dispute: 'MTS-04.7', pause: 'MTS-04.2', cleared: 'MTS-04.12',
};
const UNKNOWN_CHECK = 'custom_booking_portal_is_watched';

const inventory = { client: 'harbor', source: 'inventory', scope: 'full', name: 'harbor-inventory.csv' };

/** The numbers of the cases that the story is about, by what becomes of them. */
export async function detection({ app, player }) {
  await step('An analyst uploads an inventory for harbor', async () => {
    const scan = await player.imports('analyst', { ...inventory, body: file(inventory.name) });
    expect(scan.casesOpened > 0 || scan.unchanged === scan.read, 'the inventory opened no case');
    return told(scan);
  });
  const found = Object.entries(CASES).map(async ([name, control]) =>
    [name, (await app.openCase('analyst', 'harbor', control)).number]);
  return Object.fromEntries(await Promise.all(found));
}

export async function moreDetection({ app, player, mailbox }, cases) {
  await step('The same inventory again changes nothing', async () => {
    const scan = await player.imports('analyst', { ...inventory, body: file(inventory.name) });
    expect(scan.unchanged === scan.read && scan.casesOpened === 0, told(scan));
    return told(scan);
  });
  await step('A scanner delivers a cloud scan for harbor', async () =>
    told(await app.deliver('demo-scanner', 'harbor', 'prowler', 'partial', file('harbor-scan.ocsf.json'))));
  await step('An analyst maps a check that no rule knew', async () => {
    const { items } = await app.get('analyst', '/triage');
    const known = items.find((item) => item.check === UNKNOWN_CHECK);
    if (!known) return 'it has been mapped before';
    await player.maps('analyst', known, 'MTS-06.6');
    return `${known.check} means MTS-06.6`;
  });
  await step('The client was told by mail, and follows its link', async () => {
    const mail = await until('the mail is there', async () =>
      (await mailbox.to('harbor-member@harbor.example')).find(({ subject }) => subject.includes(cases.deviation)));
    const link = mail.text.match(/https?:\/\/\S+/)?.[0];
    expect(link, 'the mail has no link');
    await player.follows('harbor-member', link, cases.deviation);
    return mail.subject;
  });
}
