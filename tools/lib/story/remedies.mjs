// Two cases that end well for the client: one is put right, the other was wrong.
import { inDays, step } from './telling.mjs';

export async function remediation({ app, player }, number) {
  await step(`${number}: the client will fix it`, () =>
    player.answers('harbor-member', number, 'respond', { outcome: 'remediate' }));
  await step('Plans', () => player.answers('harbor-member', number, 'plan-remediation', {
    outcome: 'submit', approach: 'Replace the server, then install the agent.', owner: 'Maya Okafor',
    milestones: [{ title: 'Server replaced', due: inDays(10) }, { title: 'Agent installed', due: inDays(14) }],
  }));
  await step('The analyst approves the plan', () => player.answers('analyst', number, 'review-plan', {
    outcome: 'approve', explanation: 'Sound.',
  }));
  await step('The client reports it done', () => player.answers('harbor-member', number, 'report-done', {
    outcome: 'done', report: 'Server replaced, agent reports to the console.',
  }));
  await step('The analyst verifies', () => player.answers('analyst', number, 'verify-remediation', {
    outcome: 'met', evidence: 'Agent seen in the console with a check-in today.',
  }));
  await step('Closed', async () => (await app.state(number, 'closed')).outcome);
}

export async function dispute({ app, player }, number) {
  await step(`${number}: the client disagrees`, () => player.answers('harbor-signatory', number, 'respond', {
    outcome: 'dispute', ground: 'not-affected', explanation: 'The laptop was handed back in spring.',
  }));
  await step('The analyst upholds the dispute', () => player.answers('analyst', number, 'review-dispute', {
    outcome: 'uphold', explanation: 'The laptop is retired.', scope: 'assets', dismissedUntil: inDays(180),
  }));
  await step('Closed', async () => (await app.state(number, 'closed')).outcome);
}
