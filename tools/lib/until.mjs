import { setTimeout as pause } from 'node:timers/promises';

/** What a server that is only starting does to those who call. */
const NOT_YET = new Set(['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET']);

/** Polls until the condition holds and hands back what it found; gives up after the time set by STORY_PATIENCE. */
export async function until(what, condition, patience = Number(process.env.STORY_PATIENCE ?? 600) * 1000) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await condition().catch((fault) => {
      if (NOT_YET.has(fault.cause?.code)) return false;
      throw fault;
    });
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await pause(250);
  }
}
