// The client needs more time: asked for, assessed, signed, approved by two, in force, and lapsed in the end.
import { inDays, step } from './telling.mjs';

export async function deviation({ app, player }, number) {
  await step(`${number}: the client asks for a deviation`, () => player.answers('harbor-member', number, 'respond', {
    outcome: 'deviation', reason: 'technical', validUntil: inDays(8),
    explanation: 'The imaging software runs on the old server only; its successor is ordered.',
  }));
  await step('The analyst assesses the risk', () => player.answers('analyst', number, 'assess-risk', {
    outcome: 'submit', risk: 'A known hole in the old system lets somebody in.', likelihood: 4, impact: 4,
    compensatingControls: 'The server is cut off from the internet.', residualLikelihood: 2, residualImpact: 4,
    advice: 'accept-with-conditions', adviceText: 'Keep it cut off until it is replaced.',
    wayForward: 'Replacement is ordered for next month.', validUntil: inDays(8),
  }));
  await signature({ app, player }, number);
  await step('The service manager approves', () => player.answers('manager', number, 'approve-deviation', {
    outcome: 'approve', explanation: 'Cut off, replacement ordered.',
  }));
  await step('It is critical, so the director approves too', () => player.answers('director', number, 'approve-deviation', {
    outcome: 'approve', explanation: 'For a week, and cut off.',
  }));
  await step('The deviation is in force', async () => (await app.state(number, 'accepted')).state);
}

async function signature({ app, player }, number) {
  const { id } = await app.task('harbor-signatory', number, 'acknowledge-deviation');
  await step('A member may not sign for the signatory', () =>
    player.isRefused('harbor-member', id, { outcome: 'sign', name: 'Maya Okafor', understood: true }));
  const { name } = await app.get('harbor-signatory', '/me');
  const signature = { outcome: 'sign', name, understood: true };
  await step('The signatory reads and signs', () =>
    player.answers('harbor-signatory', number, 'acknowledge-deviation', signature));
  await step('Nobody signs twice', () => player.isTooLate('harbor-signatory', id, signature));
}

export async function lapse({ app, player }, number) {
  await step(`${number}: the deviation is reviewed before it ends`, () =>
    player.answers('analyst', number, 'review-deviation', { outcome: 'lapse', explanation: 'The new server is in.' }));
  await step('Lapsed; the client is asked again', async () => (await app.state(number, 'responding')).state);
}
